import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mountPortal } from '#app/mount-portal.ts';
import { portalPages } from '#app/portal-pages.ts';
import { type MailOffice, mailOffice } from '#modules/notifications/test/mail-office.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { sending } from '../contract/sending.ts';
import { doJob, doPostponed } from './jobs-by-hand.ts';
import { type ReadyWish, readyLetters } from './ready-letters.ts';

let house: TestHouse;
let office: SmallOffice;
let post: MailOffice;
let desk: Awaited<ReturnType<typeof readyLetters>>;

beforeAll(async () => {
  post = await mailOffice();
  house = await testHouse({ smtpUrl: post.url });
  mountPortal(house.server, house.house, house.pipeline, portalPages);
  office = await smallOffice(house);
  desk = await readyLetters(house, office);
});
beforeEach(() => {
  post.answer = null;
  post.taken.length = 0;
});
afterAll(async () => {
  await house.close();
  await post.close();
});

const stranger = () => house.as();
const mail = (address = 'camat@kecamatan.example') => ({
  channel: 'mail' as const,
  address,
  name: 'Camat Uji',
});
const deliveriesOf = (draftId: string) =>
  office.staff.call(sending.deliveries, { draftId: draftId as never });
const codeIn = (text: string | undefined) => /\/surat\/([0-9A-Z]+)/.exec(text ?? '')?.[1] ?? '';

async function sent(wish: ReadyWish = {}) {
  const letter = await desk.ready({ recipients: [mail()], ...wish });
  await office.staff.call(sending.send, { draftId: letter.id });
  await house.runJobs();
  return letter;
}

const page = async (address: string) => {
  const answer = await house.server.inject({ url: address });
  return { status: answer.statusCode, html: answer.body };
};

describe('a letter by mail', () => {
  it('is known to leave this installation', async () => {
    expect(await office.staff.call(sending.channels, {})).toEqual({ mail: true });
  });

  it('brings a link and no attachment; opening it is its arrival, confirming it its reading', async () => {
    const letter = await sent({ subject: 'Undangan <sosialisasi>', copies: [mail('arsip@lain.example')] });
    expect(post.taken.map(({ to }) => to?.[0]?.address)).toEqual([
      'camat@kecamatan.example',
      'arsip@lain.example',
    ]);
    const [first] = post.taken;
    expect(first!.attachments).toEqual([]);
    expect(first!.subject).toContain('Undangan <sosialisasi>');
    expect(first!.html).toContain('Undangan &lt;sosialisasi&gt;');
    expect(first!.text).toContain(letter.number);
    expect(first!.text).toContain(`/verifikasi/${letter.code}`);
    expect(await deliveriesOf(letter.id)).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);

    const receiptCode = codeIn(first!.text);
    const told = await stranger()(sending.receive, { receiptCode });
    expect(told).toMatchObject({ number: letter.number, name: 'Camat Uji', confirmedAt: null, ended: null });
    expect(await deliveriesOf(letter.id)).toMatchObject([{ state: 'delivered' }, { state: 'sent' }]);
    const pdf = await house.server.inject({ url: `/api/outgoing/received/${receiptCode}/letter.pdf` });
    expect(createHash('sha256').update(pdf.rawPayload).digest('hex')).toBe(
      createHash('sha256').update(letter.pdf).digest('hex'),
    );
    const { confirmedAt } = await stranger()(sending.confirm, { receiptCode });
    house.clock.advance(60_000);
    expect((await stranger()(sending.confirm, { receiptCode })).confirmedAt).toBe(confirmedAt);
    expect(await deliveriesOf(letter.id)).toMatchObject([{ state: 'read' }, { state: 'sent' }]);
  });

  it('is shown on a page without script, confirmed by a form, and told to be withdrawn', async () => {
    const letter = await sent();
    const address = `/surat/${codeIn(post.taken[0]!.text)}`;
    const before = await page(address);
    expect(before.status).toBe(200);
    expect(before.html).toContain(letter.number);
    expect(before.html).toContain('Saya sudah menerima');
    expect(before.html).not.toContain('<script');
    expect(before.html.length).toBeLessThan(30_000);
    const boundary = 'batas';
    const after = await house.server.inject({
      method: 'POST',
      url: address,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `--${boundary}--\r\n`,
    });
    expect(after.statusCode).toBe(200);
    expect(after.body).toContain('Penerimaan dicatat');
    expect(await deliveriesOf(letter.id)).toMatchObject([{ state: 'read' }]);
    await sent({ recipients: [], amends: { draftId: letter.id, how: 'withdraws' } });
    expect((await page(address)).html).toContain('sudah dicabut');
    // Whoever received the letter received its withdrawal too.
    expect(post.taken.at(-1)!.to?.[0]?.address).toBe('camat@kecamatan.example');
  });

  it('of a link that nobody gave out opens nothing, and guessing is slowed down', async () => {
    expect((await page('/surat/0000000000000000')).status).toBe(404);
    expect((await page('/surat/x')).status).toBe(404);
    await expect(stranger()(sending.receive, { receiptCode: '0'.repeat(24) })).rejects.toMatchObject({
      code: 'core.not-found',
    });
    let code = '';
    for (let guess = 0; guess < 130 && code !== 'core.too-many-requests'; guess += 1)
      await stranger()(sending.receive, { receiptCode: '1'.repeat(24) }).catch((error) => {
        code = error.code;
      });
    expect(code).toBe('core.too-many-requests');
    await house.owner("delete from core.throttle where key like 'received:%'");
  });

  it('is not listed by search engines, neither its page nor the letter nor what verifies it', async () => {
    const letter = await sent();
    const receiptCode = codeIn(post.taken[0]!.text);
    const addresses = [
      `/surat/${receiptCode}`,
      `/api/outgoing/received/${receiptCode}/letter.pdf`,
      `/verifikasi/${letter.code}`,
    ];
    for (const url of addresses) {
      const answer = await house.server.inject({ url });
      expect([answer.statusCode, answer.headers['x-robots-tag']]).toEqual([200, 'noindex, nofollow']);
    }
  });

  it('is tried again while the server is away, and sent once', async () => {
    post.answer = 451;
    const letter = await sent();
    expect(await deliveriesOf(letter.id)).toMatchObject([{ state: 'waiting' }]);
    post.answer = null;
    await doPostponed(house);
    expect(await deliveriesOf(letter.id)).toMatchObject([{ state: 'sent' }]);
    const [delivery] = await house.owner<{ id: string }>(
      'select id from outgoing.delivery where letter_id = $1',
      [letter.id],
    );
    await doJob(house, office.agencyId, 'outgoing.mail-letter', { deliveryId: delivery!.id });
    expect(post.taken).toHaveLength(1);
  });

  it('that is refused is told as failed; sent to another address, the old link opens nothing any more', async () => {
    post.answer = 550;
    const letter = await sent({ recipients: [mail('salah@lain.example')] });
    const [failed] = await deliveriesOf(letter.id);
    expect(failed).toMatchObject({ state: 'failed', failure: 'outgoing.mail-refused' });
    post.answer = null;
    const again = await office.staff.call(sending.resend, {
      deliveryId: failed!.id,
      address: 'benar@lain.example',
    });
    expect(again).toMatchObject({ state: 'waiting', address: 'benar@lain.example', failure: null });
    await house.runJobs();
    const first = codeIn(post.taken[0]!.text);
    // It went to a wrong person after all.
    await office.staff.call(sending.resend, { deliveryId: failed!.id, address: 'tepat@lain.example' });
    await house.runJobs();
    expect(post.taken.map(({ to }) => to?.[0]?.address)).toEqual([
      'benar@lain.example',
      'tepat@lain.example',
    ]);
    expect((await page(`/surat/${first}`)).status).toBe(404);
    expect((await page(`/surat/${codeIn(post.taken[1]!.text)}`)).status).toBe(200);
  });

  it('of class R does not go: nothing is mailed, and a numbered copy is handed over', async () => {
    const { registry, staff } = office;
    const letter = await sent({
      securityClass: 'R',
      recipients: [mail(), { channel: 'paper', name: 'Kapolres' }],
    });
    expect(post.taken).toEqual([]);
    const [byMail, onPaper] = await deliveriesOf(letter.id);
    expect(byMail).toMatchObject({ state: 'failed', failure: 'outgoing.confidential-by-mail' });
    await expect(staff.call(sending.resend, { deliveryId: byMail!.id })).rejects.toMatchObject({
      code: 'outgoing.confidential-by-mail',
    });
    // The registry is no reader of it.
    await expect(
      registry.call(sending.handOver, { deliveryId: onPaper!.id, handedTo: 'Ajudan' }),
    ).rejects.toMatchObject({ code: 'core.not-found' });
    expect([byMail!.copyNumber, onPaper!.copyNumber]).toEqual([1, 2]);
    expect((await copyOf(staff.token, onPaper!.id)).statusCode).toBe(200);
    expect((await copyOf(registry.token, onPaper!.id)).statusCode).toBe(404);
    // Who printed which copy is kept; what was refused printed nothing.
    const printed = await house.owner(
      `select person_id, payload ->> 'copy' as copy from core.event where subject_id = $1 and type = 'delivery.printed'`,
      [letter.id],
    );
    expect(printed).toEqual([{ person_id: staff.personId, copy: '2' }]);
    const told = await staff.call(drafts.timeline, { draftId: letter.id });
    expect(told.map(({ sentence }) => sentence).join('\n')).toContain('mencetak salinan ke-2');
  });
});

describe('a letter on paper', () => {
  it('waits until it is handed over, by its writer or who sends for the unit', async () => {
    const letter = await sent({ recipients: [{ channel: 'paper', name: 'PT Maju' }] });
    const [waiting] = await deliveriesOf(letter.id);
    expect(waiting).toMatchObject({ state: 'waiting', can: { handOver: true, print: true, resend: false } });
    const given = { deliveryId: waiting!.id, handedTo: 'Made, kurir' };
    await expect(office.division.call(sending.handOver, given)).rejects.toMatchObject({
      code: 'core.not-found',
    });
    await expect(
      office.registry.call(sending.handOver, { ...given, at: '2026-11-22T01:00:00Z' }),
    ).rejects.toMatchObject({ code: 'outgoing.handed-over-later' });
    await expect(
      office.registry.call(sending.handOver, { ...given, at: '2026-11-20T01:00:00Z' }),
    ).rejects.toMatchObject({ code: 'outgoing.handed-over-before' });
    expect(await office.registry.call(sending.handOver, given)).toMatchObject({
      state: 'delivered',
      receipt: 'Made, kurir',
    });
    await expect(office.registry.call(sending.handOver, given)).rejects.toMatchObject({
      code: 'outgoing.not-now',
    });
  });
});

const copyOf = (token: string, id: string) =>
  house.server.inject({
    url: `/api/outgoing/deliveries/${id}/copy.pdf`,
    headers: { authorization: `Bearer ${token}` },
  });
