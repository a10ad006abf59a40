import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { disposal } from '../contract/disposal.ts';
import type { BagCheck } from '../contract/handover.ts';
import { loans } from '../contract/loans.ts';
import { places } from '../contract/places.ts';
import { remindBorrowers } from '../server/loans/remind-borrowers.ts';
import { codeOf } from './code-of.ts';
import { closedDossier, type DisposalHouse, disposalHouse, listUntil, turnKey } from './disposal-house.ts';

let house: TestHouse;
let world: DisposalHouse;
beforeAll(async () => {
  house = await testHouse();
  world = await disposalHouse(house);
});
afterAll(() => house.close());

describe('a handover', () => {
  /** A permanent dossier whose file really lies in the store. */
  async function permanentDossier(content: string) {
    const one = await closedDossier(world, { code: '100' });
    const stored = await house.house.services.files.put(Buffer.from(content), {
      maxBytes: 1_000,
      agency: world.office.agencyId,
    });
    await house.owner('alter table archive.record_file disable trigger stays');
    await house.owner('update archive.record_file set sha256 = $2, size = $3 where record_id = $1', [
      one.recordId,
      stored.sha256,
      content.length,
    ]);
    await house.owner('alter table archive.record_file enable trigger stays');
    return one;
  }
  const pack = (listId: string) =>
    house.server.inject({
      url: `/api/archive/disposal-lists/${listId}/bag.tar`,
      headers: { authorization: `Bearer ${world.archivist.token}` },
    });
  const check = async (tar: Buffer) =>
    (
      await house.server.inject({
        method: 'POST',
        url: '/api/archive/bag-checks',
        headers: {
          authorization: `Bearer ${world.archivist.token}`,
          'content-type': 'application/octet-stream',
        },
        payload: tar,
      })
    ).json<BagCheck>();

  it('is packed into a bag that is valid, that other tools unpack and check, and whose records stay here', async () => {
    const one = await permanentDossier('isi notula rapat');
    const listId = await listUntil(world, [one.dossierId], 'report', 'handover');
    expect((await pack(listId)).json()).toMatchObject({ code: 'archive.step-missing' });
    await world.archivist.call(disposal.openReport, { listId, number: 'BA/1' });
    const answer = await pack(listId);
    expect(answer.statusCode).toBe(200);
    expect(await check(answer.rawPayload)).toMatchObject({
      valid: true,
      complete: true,
      files: 1,
      bytes: 16,
      faults: [],
    });
    const folder = mkdtempSync(path.join(tmpdir(), 'bag-'));
    try {
      writeFileSync(path.join(folder, 'bag.tar'), answer.rawPayload);
      expect(spawnSync('tar', ['xf', 'bag.tar'], { cwd: folder }).status).toBe(0);
      const bag = path.join(folder, 'serah-BA-1');
      for (const [tool, manifest] of [
        ['sha256sum', 'manifest-sha256.txt'],
        ['sha512sum', 'manifest-sha512.txt'],
        ['sha256sum', 'tagmanifest-sha256.txt'],
        ['sha512sum', 'tagmanifest-sha512.txt'],
      ])
        expect(spawnSync(tool!, ['--strict', '-c', manifest!], { cwd: bag }).status).toBe(0);
      const parsed = spawnSync(
        'python3',
        ['-c', 'import sys,xml.dom.minidom as m; m.parse(sys.argv[1])', 'mets.xml'],
        { cwd: bag },
      );
      expect(parsed.status).toBe(0);
      expect(readFileSync(path.join(bag, 'mets.xml'), 'utf8')).toContain('Notula');
    } finally {
      rmSync(folder, { recursive: true });
    }
    await world.keeper.call(disposal.signReport, { listId, role: 'records-unit-signer' });
    await world.registrar.call(disposal.signReport, { listId, role: 'institution-signer' });
    await turnKey(world.archivist, listId);
    await turnKey(world.second, listId);
    const [row] = await house.owner(
      `select state, (select count(*)::int from archive.record where dossier_id = $1) as records from archive.dossier where id = $1`,
      [one.dossierId],
    );
    expect(row).toEqual({ state: 'handed-over', records: 1 });
  });

  it('that came with another byte is told not to be valid', async () => {
    const one = await permanentDossier('isi yang asli');
    const listId = await listUntil(world, [one.dossierId], undefined, 'handover');
    const tar = (await pack(listId)).rawPayload;
    const at = tar.indexOf('isi yang asli');
    tar[at] = tar[at]! ^ 1;
    expect(await check(tar)).toMatchObject({
      valid: false,
      complete: true,
      faults: [{ code: 'checksum-mismatch' }],
    });
    expect(await check(tar.subarray(0, 700))).toMatchObject({ valid: false, complete: false });
  });
});

describe('places', () => {
  it('lie in larger ones, hold so many dossiers, and keep where a dossier lay', async () => {
    const { call } = world.archivist;
    const room = await call(places.add, { kind: 'room', name: 'Ruang 1' });
    const shelf = await call(places.add, { kind: 'shelf', name: 'Rak A', parentId: room.id });
    const box = await call(places.add, { kind: 'box', name: 'Boks 7', parentId: shelf.id, capacity: 1 });
    expect(box.line).toEqual(['Ruang 1', 'Rak A', 'Boks 7']);
    expect(await codeOf(call(places.add, { kind: 'shelf', name: 'Rak B', parentId: box.id }))).toBe(
      'archive.place-too-small',
    );
    expect(await codeOf(call(places.move, { placeId: shelf.id, parentId: box.id, reason: 'x' }))).toBe(
      'archive.place-too-small',
    );
    expect(await codeOf(call(places.add, { kind: 'room', name: 'Ruang 1' }))).toBe(
      'archive.place-name-taken',
    );
    const [one, two] = [await closedDossier(world), await closedDossier(world)];
    const put = (dossierId: typeof one.dossierId, placeId: typeof box.id | null) =>
      call(places.put, { dossierId, placeId });
    const both = await Promise.all([one, two].map(({ dossierId }) => codeOf(put(dossierId, box.id))));
    expect(both.sort()).toEqual(['archive.place-full', 'done']);
    const [inside] = await house.owner<{ id: typeof one.dossierId }>(
      'select id from archive.dossier where place_id = $1',
      [box.id],
    );
    await put(inside!.id, shelf.id);
    const { items } = await call(places.history, { dossierId: inside!.id });
    expect(items.map(({ from, to }) => [from, to])).toEqual([
      ['Boks 7', 'Rak A'],
      [null, 'Boks 7'],
    ]);
    expect((await call(places.byBarcode, { barcode: box.barcode.toLowerCase() })).id).toBe(box.id);
    expect(await codeOf(world.lawyer.call(places.add, { kind: 'room', name: 'Ruang 2' }))).toBe(
      'core.forbidden',
    );
    const labels = await house.server.inject({
      url: `/api/archive/places/labels.pdf?placeIds=${box.id}&placeIds=${room.id}`,
      headers: { authorization: `Bearer ${world.archivist.token}` },
    });
    expect(labels.rawPayload.subarray(0, 4).toString()).toBe('%PDF');
  });
});

describe('a loan', () => {
  const lend = (dossierId: never, dueOn = '2026-11-22') =>
    world.archivist.call(loans.lend, {
      dossierId,
      postId: world.unitHead.postId,
      purpose: 'Pemeriksaan',
      dueOn,
    });

  it('has one borrower, who is reminded once each time, until it is back', async () => {
    const { dossierId } = await closedDossier(world);
    const loan = await lend(dossierId as never);
    expect(await codeOf(lend(dossierId as never))).toBe('archive.lent-already');
    expect(await codeOf(lend((await closedDossier(world)).dossierId as never, '2026-11-20'))).toBe(
      'archive.due-in-the-past',
    );
    const remind = () =>
      house.system(world.office.agencyId, async (ctx) =>
        remindBorrowers.run({
          ...ctx,
          signal: new AbortController().signal,
          transact: (_mode, work) => work(ctx),
        }),
      );
    const told = async () =>
      (
        await house.owner<{ type: string }>(
          `select type from core.event where agency_id = $1 and subject_id = $2 and type in ('loan.due-soon', 'loan.overdue') order by id`,
          [world.office.agencyId, loan.id],
        )
      ).map(({ type }) => type);
    await remind();
    await remind();
    expect(await told()).toEqual(['loan.due-soon']);
    await house.owner("update archive.loan set due_on = '2026-11-19' where id = $1", [loan.id]);
    await remind();
    await remind();
    expect(await told()).toEqual(['loan.due-soon', 'loan.overdue']);
    const overdue = await world.archivist.call(loans.list, { overdue: 'true' });
    expect(overdue.items).toMatchObject([
      { id: loan.id, overdue: true, borrower: { name: 'Kepala Dinas Kominfo' } },
    ]);
    expect((await world.unitHead.call(loans.list, { mine: 'true' })).items).toHaveLength(1);
    const back = await world.second.call(loans.takeBack, { loanId: loan.id });
    expect(back.returnedAt).not.toBeNull();
    expect(await codeOf(world.second.call(loans.takeBack, { loanId: loan.id }))).toBe(
      'archive.returned-already',
    );
    expect((await world.archivist.call(loans.list, { overdue: 'true' })).items).toEqual([]);
  });

  it('does not carry a confidential dossier past its walls', async () => {
    const { dossierId } = await closedDossier(world, { securityClass: 'R' });
    const named = (postId: string) =>
      house.owner(
        'insert into archive.reader (agency_id, dossier_id, post_id, named_by, named_at) values ($1, $2, $3, $4, now())',
        [world.office.agencyId, dossierId, postId, world.archivist.personId],
      );
    expect(await codeOf(lend(dossierId as never))).toBe('core.not-found');
    await named(world.archivist.postId);
    expect(await codeOf(lend(dossierId as never))).toBe('archive.borrower-may-not-read');
    await named(world.unitHead.postId);
    expect(await codeOf(lend(dossierId as never))).toBe('done');
  });
});
