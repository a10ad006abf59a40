import { afterAll, beforeAll, expect, test } from 'vitest';
import { lettersToSign, numberBook } from '#modules/outgoing/test/letters-to-sign.ts';
import { prepare, sign } from '#modules/outgoing/test/signing-desk.ts';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { records } from '../contract/records.ts';
import type { RecordId } from '../contract/terms.ts';
import { codeOf } from './code-of.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  await numberBook(house, office);
  await enrol(office.head);
});
afterAll(() => house.close());

test.each(['B', 'R'] as const)(
  'a letter of class %s that was sent files itself with its signed paper, for its own readers',
  async (securityClass) => {
    const { head, staff, registry } = office;
    const [draftId] = await lettersToSign(house, office, { signers: [head], securityClass });
    // What stands round a letter does not change any more at this stage, so it is said behind the application.
    await house.owner('alter table outgoing.draft disable trigger stands');
    await house.owner(`update outgoing.draft set facts = facts || '{"sendWhenSigned": true}' where id = $1`, [
      draftId,
    ]);
    await house.owner('alter table outgoing.draft enable trigger stands');
    await sign(head, await prepare(head, [draftId!]));
    await house.runJobs();
    const [filed, ...more] = await house.owner<{
      id: RecordId;
      source_module: string;
      security_class: string;
    }>('select id, source_module, security_class from archive.record where source_id = $1', [draftId]);
    expect(more).toEqual([]);
    expect(filed).toMatchObject({ source_module: 'outgoing', security_class: securityClass });
    const record = await head.call(records.show, { recordId: filed!.id });
    expect(record).toMatchObject({ copyState: 'original', why: { rule: 'new' }, source: { id: draftId } });
    expect(record.documents[0]).toMatchObject({ position: 1, mediaType: 'application/pdf' });
    expect(record.number).toMatch(/\d/);
    const text = await house.owner<{ body: string }>(
      'select body from archive.record_text where record_id = $1',
      [filed!.id],
    );
    expect(text[0]!.body.length).toBeGreaterThan(10);
    // Staff wrote it and reads it; the registry took no part in it.
    expect(await codeOf(staff.call(records.show, { recordId: filed!.id }))).toBe('done');
    const others = securityClass === 'B' ? 'done' : 'core.not-found';
    expect(await codeOf(registry.call(records.show, { recordId: filed!.id }))).toBe(others);
  },
);
