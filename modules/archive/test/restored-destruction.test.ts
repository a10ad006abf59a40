import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { transact } from '#core/db/tx.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { createSecrets } from '#core/session/secrets.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { ownerPool } from '#tests/house/fresh-database.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { DisposalListId } from '../contract/terms.ts';
import { destroyAgain, notedDestructions } from '../server/disposal/destroy-again.ts';
import { addNote, type DestructionNote, readNotes } from '../server/disposal/destruction-notes.ts';
import { canariesInFiles, canariesInTables, collectTwice, dayPasses } from './canaries.ts';
import { codeOf } from './code-of.ts';
import { type DisposalHouse, disposalHouse } from './disposal-house.ts';
import { closedLetter, destroy, sentLetter } from './forgotten-world.ts';

// A whole life of a letter, and every row and file looked through: long on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

let house: TestHouse;
let world: DisposalHouse;
let owner: ReturnType<typeof ownerPool>;
beforeAll(async () => {
  house = await testHouse();
  world = await disposalHouse(house);
  owner = ownerPool(house.url);
});
afterAll(async () => {
  await owner.end();
  await house.close();
});

const secrets = () => house.house.services.secrets;
const kept = () => readNotes(house.house.tiles, secrets(), world.office.agencyId);
const looked = () =>
  transact(owner, { agency: world.office.agencyId }, 'read', (tx) =>
    notedDestructions(
      { tx, secrets: secrets(), actor: systemActor(world.office.agencyId, 'Asia/Jakarta') },
      house.house.tiles,
    ),
  );

it('what was destroyed is noted once outside the database, in ids and numbers alone', async () => {
  const letterId = await closedLetter(world);
  await destroy(world, [letterId]);
  const { notes } = await kept();
  expect(notes).toMatchObject([
    {
      report: 'BA/1',
      stipulation: 'K/1',
      on: '2026-11-21',
      records: [{ module: 'letters', sourceId: letterId }],
    },
  ]);
  expect(JSON.stringify(notes)).not.toMatch(/rapat|kanari/i);
  await addNote(house.house.tiles, secrets(), world.office.agencyId, notes[0]!);
  expect((await kept()).notes).toHaveLength(1);
  expect(await looked()).toEqual({ notes: 1, refused: [], gaps: [], undone: [], unnoted: [] });
});

it('a database that knows nothing of a noted destruction is told so, and its owner does it again', async () => {
  const ids = [await closedLetter(world), await sentLetter(world)];
  // Events have their leaves in a backup that is older than the destruction.
  const { workAt } = await import('#modules/ledger/test/ledger-house.ts');
  await workAt(house, world.office).sequence();
  const records = await house.owner<DestructionNote['records'][number]>(
    `select id as "recordId", dossier_id as "dossierId", source_module as module, source_id as "sourceId" from archive.record
     where source_id = any ($1)`,
    [ids],
  );
  const dossiers = await house.owner<DestructionNote['dossiers'][number]>(
    'select id as "dossierId", number, year, code, 1 as records from archive.dossier where id = any ($1)',
    [records.map(({ dossierId }) => dossierId)],
  );
  const note: DestructionNote = {
    ...{ listId: crypto.randomUUID() as DisposalListId, report: 'BA/7', stipulation: 'K/7', approvals: [] },
    ...{ on: '2026-11-20', at: '2026-11-20T03:00:00.000Z', dossiers, records },
  };
  await addNote(house.house.tiles, secrets(), world.office.agencyId, note);
  expect((await looked()).undone).toMatchObject([{ report: 'BA/7' }]);
  for (const role of ['appPool', 'workerPool'] as const)
    await expect(
      transact(house.house[role], { agency: world.office.agencyId }, 'write', (tx) =>
        tx.rows('select archive.destroy_again($1, now())', [JSON.stringify(note)]),
      ),
    ).rejects.toMatchObject({ code: '42501' });

  const again = () =>
    transact(owner, { agency: world.office.agencyId }, 'write', (tx) =>
      destroyAgain(
        {
          ...{ ...house.house.services, tx, locale: 'id', requestId: 'test' },
          actor: systemActor(world.office.agencyId, 'Asia/Jakarta'),
        },
        note,
      ),
    );
  expect(await again()).toBe(2);
  await house.runJobs();
  await collectTwice(house);
  await dayPasses(house);
  expect(await canariesInTables(house)).toEqual([]);
  expect(await canariesInFiles(house)).toEqual([]);
  expect((await looked()).undone).toEqual([]);
  const { registry } = world.office;
  expect(await codeOf(registry.call(letters.open, { letterId: ids[0] as never }))).toBe('letters.destroyed');
  const stubs = await house.owner('select from archive.stub where report_number = $1', ['BA/7']);
  expect(stubs).toHaveLength(new Set(dossiers.map(({ dossierId }) => dossierId)).size);
  // A second time there is nothing left to take away.
  expect(await again()).toBe(0);
});

it('what is not signed under the secret of the installation is told, and nothing is done by it', async () => {
  const { tiles } = house.house;
  const { agencyId } = world.office;
  const of = (listId: string) => `${agencyId}/destroyed/${listId}.json`;
  const before = await kept();
  const [first, second] = before.notes;
  const forged: DestructionNote = { ...first!, listId: crypto.randomUUID() as DisposalListId };
  const other = createSecrets(Buffer.alloc(32, 9));
  // Unsigned; signed under another secret; a note of its own under another name; changed; no note at all.
  await tiles.put(of(forged.listId), Buffer.from(`${JSON.stringify({ place: 3, note: forged })}\n`));
  const strange = { ...forged, listId: crypto.randomUUID() as DisposalListId };
  await addNote(tiles, other, agencyId, strange);
  const renamed = crypto.randomUUID();
  await tiles.put(of(renamed), (await tiles.read(of(first!.listId)))!);
  const changed = Buffer.from((await tiles.read(of(second!.listId)))!).toString('utf8');
  await tiles.replace(of(second!.listId), Buffer.from(changed.replace('BA/7', 'BA/8')));
  await tiles.put(`${agencyId}/destroyed/00000001.json`, Buffer.from('{}'));
  const found = await looked();
  expect(found).toMatchObject({ notes: 1, undone: [] });
  expect(found.refused).toHaveLength(5);
  await tiles.replace(of(second!.listId), Buffer.from(changed));
  expect((await kept()).notes).toEqual(before.notes);
});

it('a note that was taken away is missed, and one without records is done', async () => {
  const { agencyId } = world.office;
  const [first] = (await kept()).notes;
  const empty: DestructionNote = {
    ...first!,
    ...{ listId: crypto.randomUUID() as DisposalListId, report: 'BA/9', records: [] },
    dossiers: [{ dossierId: crypto.randomUUID() as never, number: 1, year: 2020, code: '000', records: 0 }],
  };
  await addNote(house.house.tiles, secrets(), agencyId, empty);
  expect((await looked()).undone).toEqual([empty]);
  const actor = systemActor(agencyId, 'Asia/Jakarta');
  const base = { ...house.house.services, actor, locale: 'id' as const, requestId: 'test' };
  await transact(owner, { agency: agencyId }, 'write', (tx) => destroyAgain({ ...base, tx }, empty));
  expect((await looked()).undone).toEqual([]);
  expect((await looked()).gaps).not.toContain(1);
  rmSync(path.join(house.dataDir, 'ledger', agencyId, 'destroyed', `${first!.listId}.json`));
  expect((await looked()).gaps).toContain(1);
});
