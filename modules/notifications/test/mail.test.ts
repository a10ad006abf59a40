import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messageIdFor } from '#core/mail/mailer.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { notifications } from '../contract/notifications.ts';
import { type MailOffice, mailOffice } from './mail-office.ts';

let post: MailOffice;
let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  post = await mailOffice();
  house = await testHouse({ smtpUrl: post.url });
});
afterAll(async () => {
  await house.close();
  await post.close();
});
beforeEach(async () => {
  // Far ahead of the clock of the queue, so that what is to wait does.
  house.clock.set('2100-11-20T01:00:00Z');
  post.taken.length = 0;
  post.answer = null;
  office = await smallOffice(house);
  await house.owner(
    `update organization.person set email = 'orang-' || right(nip, 4) || '@arunika.go.id' where agency_id = $1`,
    [office.agencyId],
  );
});

const register = (to: Official, fields: Parameters<typeof letterInput>[1] = {}) =>
  office.registry.call(letters.register, letterInput(to.postId, fields));

async function mailsOf(official: Official) {
  return house.owner<{ id: string; state: string; reason: string | null; due_at: Date }>(
    'select id, state, reason, due_at from notifications.mail where person_id = $1 order by id',
    [official.personId],
  );
}

/** Brings forward what waits for a later try or hour, as time would. */
async function timePasses(): Promise<void> {
  await house.owner('update graphile_worker._private_jobs set run_at = now() where locked_at is null');
  await house.runJobs();
}

async function atTheFullHour(instant: string): Promise<void> {
  house.clock.set(instant);
  await house.owner(`select core.add_job('notifications.send-daily-mails', '{}')`);
  await house.runJobs();
}

describe('a mail', () => {
  it('says what happened and about which letter, leads to it, and can be stopped', async () => {
    const letter = await register(office.head);
    await house.runJobs();
    const [mail] = post.taken;
    expect(mail!.subject).toBe('Permohonan data cakupan imunisasi · Surat masuk baru');
    expect(mail!.text).toContain('Yth. Kepala Dinas Uji,');
    expect(mail!.text).toMatch(
      /Tata Usaha Uji \(Tata Usaha\) meregistrasi surat dengan nomor agenda 1\/2100/,
    );
    expect(mail!.text).toContain('Dari: Dinas Kesehatan Kabupaten Tirtamaya');
    expect(mail!.text).toContain(`http://localhost/office/letters/${letter.id}`);
    const [row] = await mailsOf(office.head);
    expect(row!.state).toBe('sent');
    expect(mail!.messageId).toBe(messageIdFor(row!.id, office.head.personId, 'http://localhost'));
  });

  it('speaks the language that its reader chose', async () => {
    await house.owner(`update identity.account set locale = 'en' where person_id = $1`, [
      office.head.personId,
    ]);
    await register(office.head);
    await house.runJobs();
    expect(post.taken[0]!.subject).toMatch(/ · New incoming letter$/);
  });

  it('goes to nobody who has no address, and whom the clerk addressed is told in the office all the same', async () => {
    await house.owner('update organization.person set email = null where agency_id = $1', [office.agencyId]);
    await register(office.head);
    await house.runJobs();
    expect(post.taken).toEqual([]);
    expect(await mailsOf(office.head)).toMatchObject([{ state: 'dropped', reason: 'no-address' }]);
    expect((await office.head.call(notifications.list, {})).items).toHaveLength(1);
  });

  it('is not sent about what was read before', async () => {
    const quiet = { from: '07:00', until: '09:00' };
    await office.head.call(notifications.choose, { mail: { rhythm: 'at-once', quiet, stopped: false } });
    await register(office.head);
    await house.runJobs();
    const [notice] = (await office.head.call(notifications.list, {})).items;
    await office.head.call(notifications.markRead, { ids: [notice!.id] });
    await timePasses();
    expect(await mailsOf(office.head)).toMatchObject([{ state: 'dropped', reason: 'read' }]);
    expect(post.taken).toEqual([]);
  });

  it('waits through the quiet hours, and does not follow a person out of the post', async () => {
    const quiet = { from: '07:00', until: '09:00' };
    for (const one of [office.head, office.division]) {
      await one.call(notifications.choose, { mail: { rhythm: 'at-once', quiet, stopped: false } });
      await register(one);
    }
    await house.runJobs();
    expect(post.taken).toEqual([]);
    expect((await mailsOf(office.head))[0]!.due_at).toEqual(new Date('2100-11-20T02:00:00Z'));
    await house.owner('update organization.holder set ends_at = $2 where person_id = $1', [
      office.division.personId,
      house.clock.now(),
    ]);
    house.clock.advance(3_600_000);
    await timePasses();
    expect(await mailsOf(office.head)).toMatchObject([{ state: 'sent' }]);
    expect(await mailsOf(office.division)).toMatchObject([{ state: 'dropped', reason: 'left' }]);
  });
});

describe('a mail about a confidential letter', () => {
  const canary = 'Mutasi pejabat zq7';
  const fields = { subject: canary, sender: 'Inspektorat zq7', letterNumber: 'R-zq7/2026' };
  const leaks = () => post.words().includes('zq7');

  it.each(['SR', 'R'] as const)(
    '(%s) says only that there is one, and leads to the office',
    async (securityClass) => {
      const letter = await register(office.head, { ...fields, securityClass });
      await house.runJobs();
      const [mail] = post.taken;
      expect(mail!.subject).toBe('Ada surat rahasia untuk Anda');
      expect(leaks()).toBe(false);
      for (const detail of [letter.id, 'Tata Usaha', 'agenda', '/2100'])
        expect(post.words()).not.toContain(detail);
      expect(mail!.text).toContain('http://localhost/office/');
    },
  );

  it('says no more when it became confidential only after it was told', async () => {
    const quiet = { from: '07:00', until: '09:00' };
    await office.head.call(notifications.choose, { mail: { rhythm: 'at-once', quiet, stopped: false } });
    const letter = await register(office.head, fields);
    await house.runJobs();
    await house.owner(`update letters.letter set security_class = 'R' where id = $1`, [letter.id]);
    await timePasses();
    expect(post.taken).toHaveLength(1);
    expect(leaks()).toBe(false);
  });

  it('that told its subject would be noticed', async () => {
    const letter = await register(office.head, { ...fields, securityClass: 'R' });
    await house.owner(`update letters.letter set security_class = 'B' where id = $1`, [letter.id]);
    await house.runJobs();
    expect(leaks()).toBe(true);
  });
});

describe('a mail server that does not take it', () => {
  it('is asked again until it does, and then has it once', async () => {
    post.answer = 451;
    await register(office.head);
    await house.runJobs();
    expect(await mailsOf(office.head)).toMatchObject([{ state: 'waiting' }]);
    await timePasses();
    expect(post.taken).toEqual([]);
    post.answer = null;
    await timePasses();
    expect(await mailsOf(office.head)).toMatchObject([{ state: 'sent' }]);
    await timePasses();
    expect(post.taken).toHaveLength(1);
  });

  it('and refuses for good is not asked again, and what it said is kept', async () => {
    post.answer = 550;
    await register(office.head);
    await house.runJobs();
    const [mail] = await mailsOf(office.head);
    expect(mail).toMatchObject({ state: 'refused', reason: expect.stringContaining('550') });
  });

  it('gets the same id when the process died before it noted the yes', async () => {
    await register(office.head);
    await house.runJobs();
    const [mail] = await mailsOf(office.head);
    await house.owner(`update notifications.mail set state = 'waiting', settled_at = null where id = $1`, [
      mail!.id,
    ]);
    const payload = { agencyId: office.agencyId, payload: { mailId: mail!.id } };
    await house.owner(`select core.add_job('notifications.send-mail', $1::json)`, [JSON.stringify(payload)]);
    await house.runJobs();
    expect(post.taken).toHaveLength(2);
    expect(post.taken[1]!.messageId).toBe(post.taken[0]!.messageId);
  });

  it('for six days has its mails given up, with a reason', async () => {
    post.answer = 451;
    await register(office.head);
    await house.runJobs();
    house.clock.advance(7 * 86_400_000);
    await house.owner(`select core.add_job('notifications.keep-house', '{}')`);
    await house.runJobs();
    expect(await mailsOf(office.head)).toMatchObject([{ state: 'dropped', reason: 'unsent' }]);
  });
});

describe('the daily mail', () => {
  const daily = { rhythm: 'daily' as const, quiet: null, stopped: false };

  it('goes out once at seven in the zone of the agency, with what is unread since the day before', async () => {
    await office.head.call(notifications.choose, { mail: daily });
    for (const subject of ['Pertama', 'Kedua', 'Ketiga zq7']) {
      await register(office.head, {
        subject,
        ...(subject.endsWith('zq7') ? { securityClass: 'R' as const } : {}),
      });
    }
    await house.runJobs();
    const [latest] = (await office.head.call(notifications.list, { size: 3 })).items.slice(-1);
    await office.head.call(notifications.markRead, { ids: [latest!.id] });
    expect(post.taken).toEqual([]);
    await atTheFullHour('2100-11-20T23:00:00Z');
    expect(post.taken).toEqual([]);
    await atTheFullHour('2100-11-21T00:00:00Z');
    await atTheFullHour('2100-11-21T01:00:00Z');
    expect(post.taken).toHaveLength(1);
    const [mail] = post.taken;
    expect(mail!.subject).toBe('Ringkasan harian: 2 pemberitahuan belum dibaca');
    expect(mail!.text).toContain('Ada surat rahasia untuk Anda');
    expect(mail!.text).toContain('\n\nKedua\nSurat masuk baru\n');
    expect(post.words()).not.toContain('zq7');
  });

  it('that was missed at seven goes out later that day', async () => {
    await office.head.call(notifications.choose, { mail: daily });
    await register(office.head);
    await house.runJobs();
    await atTheFullHour('2100-11-21T09:00:00Z');
    expect(post.taken).toHaveLength(1);
  });

  it('is not sent when all was read', async () => {
    await office.head.call(notifications.choose, { mail: daily });
    await register(office.head);
    await house.runJobs();
    const [notice] = (await office.head.call(notifications.list, {})).items;
    await office.head.call(notifications.markRead, { upTo: notice!.id });
    await atTheFullHour('2100-11-21T00:00:00Z');
    expect(await mailsOf(office.head)).toEqual([]);
  });
});

describe('stopping mail', () => {
  it('takes one post of a mail program, without signing in, and holds for what already waits', async () => {
    await register(office.head);
    await house.runJobs();
    const header = post.taken[0]!.headers.find((one) => one.key === 'list-unsubscribe')!.value;
    const link = new URL(header.slice(1, -1));
    const answer = await house.server.inject({
      method: 'POST',
      url: link.pathname + link.search,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
    expect(answer.statusCode).toBe(204);
    await house.runJobs();
    await register(office.head);
    await house.runJobs();
    expect(post.taken).toHaveLength(1);
    expect((await office.head.call(notifications.preferences, {})).mail.stopped).toBe(true);
    expect((await office.head.call(notifications.list, {})).items).toHaveLength(2);
  });

  it('does not take a token that was changed, or made for somebody else', async () => {
    await register(office.head);
    await house.runJobs();
    const header = post.taken[0]!.headers.find((one) => one.key === 'list-unsubscribe')!.value;
    const token = new URL(header.slice(1, -1)).searchParams.get('token')!;
    const stranger = house.as();
    const stop = (forged: string) =>
      house.server.inject({ method: 'POST', url: `/api/notifications/mail-stops?token=${forged}` });
    for (const forged of [
      token.replace(office.head.personId, office.staff.personId),
      token.slice(0, -2),
      'x',
      `${office.agencyId}.${office.head.personId}.`,
    ]) {
      expect((await stop(forged)).statusCode).toBe(404);
    }
    expect(await stranger(notifications.preferences, {}).catch((error: { code: string }) => error.code)).toBe(
      'core.signed-out',
    );
  });
});

it('without a mail server no mail is kept waiting', async () => {
  const silent = await testHouse();
  const there = await smallOffice(silent);
  await there.registry.call(letters.register, letterInput(there.head.postId));
  await silent.runJobs();
  expect(await silent.owner('select id from notifications.mail')).toEqual([]);
  expect((await there.head.call(notifications.list, {})).items).toHaveLength(1);
  await silent.close();
});
