import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '#core/contract/errors.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { Recipient } from '../contract/draft-fields.ts';
import { drafts } from '../contract/drafts.ts';
import { sending } from '../contract/sending.ts';
import type { DraftId } from '../contract/terms.ts';
import { begun, openStep, wayOver } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const onPaper: Recipient = { channel: 'paper', name: 'Kapolres' };
const byMail: Recipient = { channel: 'mail', address: 'camat@kecamatan.example', name: 'Camat Uji' };
const submit = (draftId: DraftId) =>
  office.staff.call(drafts.submit, { draftId, way: wayOver([office.division], office.head) });
/** Code and row of a refusal. */
const refusal = ({ code, params }: AppError) => [code, params.row];

describe('a letter that is to go by mail', () => {
  it.each(['R', 'SR'] as const)(
    'of class %s is not sent on its way to a mail address',
    async (securityClass) => {
      const to = await begun(office, { securityClass, recipients: [onPaper, byMail] });
      expect(await submit(to.id).catch(refusal)).toEqual(['outgoing.recipient-by-mail', 2]);
      const copy = await begun(office, { securityClass, copies: [byMail, onPaper] });
      expect(await submit(copy.id).catch(refusal)).toEqual(['outgoing.copy-by-mail', 1]);
      expect((await office.staff.call(drafts.open, { draftId: copy.id })).stage).toBe('draft');
      const { revision } = await office.staff.call(drafts.change, {
        ...{ draftId: copy.id, revision: copy.revision, copies: [onPaper] },
      });
      expect(revision).toBe(copy.revision + 1);
      expect(await submit(copy.id)).toMatchObject({ stage: 'review' });
    },
  );

  it('of a class that became R on its way is not initialled either', async () => {
    const { division } = office;
    const sent = await begun(office, { recipients: [onPaper], copies: [byMail] }).then(({ id }) =>
      submit(id),
    );
    await division.call(drafts.change, { draftId: sent.id, revision: sent.revision, securityClass: 'R' });
    const approval = { ...openStep(sent), edited: true };
    expect(await division.call(drafts.approve, approval).catch(refusal)).toEqual([
      'outgoing.copy-by-mail',
      1,
    ]);
    const open = await division.call(drafts.open, { draftId: sent.id });
    await division.call(drafts.change, { draftId: sent.id, revision: open.revision, copies: [] });
    expect(await division.call(drafts.approve, approval)).toMatchObject({ stage: 'ready', version: 2 });
  });

  it('of class T and B goes by mail', async () => {
    for (const securityClass of ['T', 'B'] as const) {
      const { id } = await begun(office, { securityClass, recipients: [byMail], copies: [byMail] });
      expect(await submit(id)).toMatchObject({ stage: 'review' });
    }
  });

  it('is known not to leave an installation without mail before it is sent', async () => {
    const { staff, registry } = office;
    expect(await staff.call(sending.channels, {})).toEqual({ mail: false });
    expect(await registry.call(sending.channels, {})).toEqual({ mail: false });
  });

  it('is told with the row that is meant, in words', async () => {
    const { id } = await begun(office, { securityClass: 'R', recipients: [onPaper, byMail] });
    const answer = await house.server.inject({
      method: 'POST',
      url: `/api/outgoing/drafts/${id}/submission`,
      headers: { authorization: `Bearer ${office.staff.token}`, 'idempotency-key': crypto.randomUUID() },
      payload: { way: wayOver([office.division], office.head) },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Tujuan nomor 2 dikirim lewat surel');
    expect(answer.body).not.toContain('Camat');
  });
});
