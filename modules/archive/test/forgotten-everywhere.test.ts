import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dispositions } from '#modules/dispositions/contract/dispositions.ts';
import { workAt } from '#modules/ledger/test/ledger-house.ts';
import { documents } from '#modules/letters/contract/documents.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { drafts } from '#modules/outgoing/contract/drafts.ts';
import { signatures } from '#modules/outgoing/contract/signing.ts';
import { verification } from '#modules/outgoing/contract/verification.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { disposal } from '../contract/disposal.ts';
import { canariesInFiles, canariesInTables, collectTwice, dayPasses } from './canaries.ts';
import { codeOf } from './code-of.ts';
import { type DisposalHouse, disposalHouse } from './disposal-house.ts';
import { closedLetter, destroy, openedInEmergency, sentLetter } from './forgotten-world.ts';

// A whole life of a letter, and every row and file looked through: long on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

let house: TestHouse;
let world: DisposalHouse;
beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  world = await disposalHouse(house);
});
afterAll(() => house.close());

describe('a letter that was registered, disposed, closed, filed and destroyed', () => {
  it('is in no table and no file any more, but for its line in the register and the stub', async () => {
    const { registry, regent, head } = world.office;
    const letterId = await closedLetter(world);
    await openedInEmergency(world, letterId);
    const documentId = (await registry.call(letters.open, { letterId })).documents[0]!.id;
    const kept = await registry.call(documents.find, { documentId, q: 'kanariisi' });
    expect(kept.total).toBe(1);
    expect((await canariesInTables(house)).length).toBeGreaterThan(10);
    expect((await canariesInTables(house, 'kanaripasien')).length).toBe(1);
    expect(await canariesInFiles(house)).not.toEqual([]);
    await destroy(world, [letterId]);
    await collectTwice(house);
    await dayPasses(house);
    expect(await canariesInTables(house)).toEqual([]);
    expect(await canariesInFiles(house)).toEqual([]);

    const openings = await house.owner(
      'select reason, remark from archive.emergency_opening where agency_id = $1',
      [world.office.agencyId],
    );
    expect(openings).toEqual([{ reason: '', remark: '' }]);
    const gone = { destroyed: { on: '2026-11-21', report: 'BA/1' } };
    const { items } = await registry.call(letters.list, { q: 'undangan rapat' });
    expect(items).toMatchObject([
      { id: letterId, agendaNumber: 1, sender: 'Dinas Kesehatan', subject: 'Undangan rapat', ...gone },
    ]);
    for (const act of [
      () => registry.call(letters.open, { letterId }),
      () => registry.call(letters.correct, { letterId, version: 1, reason: 'x', subject: 'y' }),
      () => regent.call(letters.reopen, { letterId, postId: regent.postId, reason: 'x' }),
      () => regent.call(dispositions.tree, { letterId }),
      () =>
        regent.call(dispositions.give, {
          ...{ letterId, postId: regent.postId, recipients: [head.postId], instructions: ['TINDAK_LANJUT'] },
        }),
      () =>
        head.call(drafts.begin, {
          ...{ kindCode: 'SDINAS', postId: head.postId, answersLetterId: letterId },
        }),
    ])
      expect(await codeOf(act())).toBe('letters.destroyed');
    for (const act of [
      () => registry.call(documents.pages, { documentId }),
      () => registry.call(documents.words, { documentId, from: 1 }),
      () => registry.call(documents.find, { documentId, q: 'kanariisi' }),
    ])
      expect(await codeOf(act())).toBe('core.not-found');
    const stubs = await world.archivist.call(disposal.stubs, {});
    expect(JSON.stringify(stubs.items)).toContain('Undangan rapat');
    // The log still agrees with every row, and every erasure is told.
    const work = workAt(house, world.office);
    await work.sequence();
    await work.publish();
    expect(await work.findings()).toEqual([]);
  });

  it('is forgotten once, however often it is told, and is not filed again', async () => {
    const letterId = await closedLetter(world);
    await destroy(world, [letterId]);
    const told = () =>
      house.owner<{ n: number }>(
        "select count(*)::int as n from core.event where type = 'letter.forgotten' and subject_id = $1",
        [letterId],
      );
    expect(await told()).toEqual([{ n: 1 }]);
    for (const type of ['dossier.destroyed', 'letter.closed'])
      await house.owner(
        `select core.add_job('core.dispatch', json_build_object('agencyId', agency_id, 'eventId', id, 'occurredAt', occurred_at))
         from core.event where type = $1 and agency_id = $2`,
        [type, world.office.agencyId],
      );
    await house.runJobs();
    expect(await told()).toEqual([{ n: 1 }]);
    expect(await house.owner('select from archive.record where source_id = $1', [letterId])).toEqual([]);
    expect(await house.owner('select from graphile_worker.jobs where last_error is not null')).toEqual([]);
  });
});

describe('a letter that was written, signed, sent, filed and destroyed', () => {
  it('is in no table and no file any more; its code tells that it was destroyed, and no subject', async () => {
    const { staff } = world.office;
    const draftId = await sentLetter(world);
    const { verificationAddress } = await staff.call(drafts.open, { draftId });
    const code = verificationAddress!.split('/').at(-1)!;
    const before = await house.as('')(verification.byCode, { code });
    expect(before).toMatchObject({ conclusion: 'genuine', letter: { subject: 'Permintaan data stunting' } });
    await destroy(world, [draftId]);
    await collectTwice(house);
    await dayPasses(house);
    expect(await canariesInTables(house)).toEqual([]);
    expect(await canariesInFiles(house)).toEqual([]);

    expect(await house.as('')(verification.byCode, { code })).toMatchObject({
      conclusion: 'destroyed',
      letter: {
        ...{ subject: null, secret: false, signers: [], destroyed: { on: '2026-11-21', report: 'BA/1' } },
        number: before.letter!.number,
      },
      digests: before.digests,
    });
    for (const act of [
      () => staff.call(drafts.open, { draftId }),
      () => staff.call(signatures.paperWords, { draftId, page: 1 }),
      () => staff.call(signatures.findInPaper, { draftId, q: 'kanarinaskah' }),
    ])
      expect(await codeOf(act())).toBe('outgoing.destroyed');
    const { items } = await staff.call(drafts.list, { box: 'sent' });
    expect(items).toMatchObject([
      { id: draftId, subject: 'Permintaan data stunting', destroyed: { report: 'BA/1' } },
    ]);
    const work = workAt(house, world.office);
    await work.sequence();
    await work.publish();
    expect(await work.findings()).toEqual([]);
  });
});
