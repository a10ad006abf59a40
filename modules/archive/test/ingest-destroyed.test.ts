import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { closedDossier, type DisposalHouse, disposalHouse, listUntil, turnKey } from './disposal-house.ts';

let house: TestHouse;
let world: DisposalHouse;
beforeAll(async () => {
  house = await testHouse();
  world = await disposalHouse(house);
});
afterAll(() => house.close());

interface Line {
  id: string;
  state: string;
  sha256: string | null;
  decision?: string;
  recordId?: string;
  packageId?: string;
}

async function writeIngest(personId: string): Promise<string> {
  const id = newId();
  await house.owner(
    `insert into archive.ingest (agency_id, id, unit_id, source, name, state, person_id, opened_at, changed_at)
     values ($1, $2, $3, 'upload', 'Arsip lama', 'running', $4, $5, $5)`,
    [world.office.agencyId, id, world.office.deptId, personId, house.clock.now()],
  );
  return id;
}

async function writeLines(ingestId: string, personId: string, lines: readonly Line[]): Promise<void> {
  for (const [at, line] of lines.entries())
    await house.owner(
      `insert into archive.ingest_item (agency_id, id, ingest_id, person_id, position, name, state, sha256, decision, record_id, package_id, changed_at)
       values ($1, $2, $3, $4, $5, 'notula.pdf', $6, $7, $8, $9, $10, $11)`,
      [
        ...[world.office.agencyId, line.id, ingestId, personId, at + 1, line.state, line.sha256],
        ...[line.decision ?? null, line.recordId ?? null, line.packageId ?? null, house.clock.now()],
      ],
    );
}

const drop = (personId: string, path: string, sha256: string, itemId: string | null) =>
  house.owner(
    `insert into archive.drop_node (agency_id, person_id, path, parent, is_folder, sha256, size_bytes, mark, created_at, modified_at, item_id)
     values ($1, $2, $3, '/', false, $4, 3, $5, $6, $6, $7)`,
    [world.office.agencyId, personId, path, sha256, newId(), house.clock.now(), itemId],
  );

it('what was destroyed takes its doubles along, and nobody loses what they still work on', async () => {
  const going = await closedDossier(world);
  const [own, other] = [world.archivist.personId, world.keeper.personId];
  const { sha256, recordId } = going;
  const filed = { id: newId(), state: 'filed', sha256, recordId };
  await writeLines(await writeIngest(own), own, [filed]);
  const states = ['waiting', 'read', 'refused', 'left-out', 'duplicate'];
  const lines: Line[] = states.map((state) => ({ id: newId(), state, sha256 }));
  lines.push({ id: newId(), state: 'left-out', sha256, decision: 'leave-out' });
  lines.push({ id: newId(), state: 'left-out', sha256, decision: 'file' });
  await writeLines(await writeIngest(other), other, lines);
  await drop(own, '/diarsipkan.pdf', sha256, filed.id);
  await drop(other, '/menunggu.pdf', sha256, null);
  await drop(other, '/dikerjakan.pdf', sha256, lines[1]!.id);
  await drop(other, '/disisihkan.pdf', sha256, lines[3]!.id);

  const listId = await listUntil(world, [going.dossierId]);
  await turnKey(world.archivist, listId);
  await turnKey(world.second, listId);

  const left = await house.owner<{ state: string; decision: string | null }>(
    'select state, decision from archive.ingest_item where sha256 = $1 order by position',
    [sha256],
  );
  expect(left).toEqual([
    ...['waiting', 'read', 'refused'].map((state) => ({ state, decision: null })),
    { state: 'left-out', decision: 'file' },
  ]);
  const nodes = await house.owner('select path from archive.drop_node where sha256 = $1 order by path', [
    sha256,
  ]);
  expect(nodes).toEqual([{ path: '/dikerjakan.pdf' }, { path: '/menunggu.pdf' }]);
});

it('the package that a destroyed record came in is given up, and what was not taken out of it waits for another', async () => {
  const going = await closedDossier(world);
  const { personId } = world.archivist;
  const { agencyId } = world.office;
  const ingestId = await writeIngest(personId);
  const packages = [newId(), newId()] as const;
  for (const [at, id] of packages.entries())
    await house.owner(
      `insert into archive.ingest_package (agency_id, id, ingest_id, person_id, name, size_bytes, state, sha256, opened_at, touched_at)
       values ($1, $2, $3, $4, 'arsip.zip', 10, 'surveyed', $5, $6, $6)`,
      [agencyId, id, ingestId, personId, `${at}`.repeat(64), house.clock.now()],
    );
  const { sha256, recordId } = going;
  await writeLines(ingestId, personId, [
    { id: newId(), state: 'filed', sha256, recordId, packageId: packages[0] },
    { id: newId(), state: 'waiting', sha256: null, packageId: packages[0] },
    { id: newId(), state: 'waiting', sha256: null, packageId: packages[1] },
  ]);
  const listId = await listUntil(world, [going.dossierId]);
  await turnKey(world.archivist, listId);
  await turnKey(world.second, listId);
  const kept = await house.owner(
    'select id, state, refusal, sha256 is null as gone from archive.ingest_package where ingest_id = $1 order by sha256 nulls first',
    [ingestId],
  );
  expect(kept).toEqual([
    { id: packages[0], state: 'refused', refusal: 'archive.package-given-up', gone: true },
    { id: packages[1], state: 'surveyed', refusal: null, gone: false },
  ]);
  const lines = await house.owner(
    'select position, package_id from archive.ingest_item where ingest_id = $1 order by position',
    [ingestId],
  );
  expect(lines).toEqual([
    { position: 2, package_id: null },
    { position: 3, package_id: packages[1] },
  ]);
});
