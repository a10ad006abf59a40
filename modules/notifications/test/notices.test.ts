import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AgencyId, newId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import { deliver } from '#core/events/dispatch.ts';
import { dispositions } from '#modules/dispositions/contract/dispositions.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { type Official, openSession, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { notifications } from '../contract/notifications.ts';
import { wishesOf } from '../server/preferences.queries.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const instructions = ['TINDAK_LANJUT'];
const noticesOf = async (official: Official) => (await official.call(notifications.list, {})).items;
const typesOf = async (official: Official) => (await noticesOf(official)).map((notice) => notice.type);
const code = (failure: unknown) => (failure as { code: string }).code;

describe('who is told what', () => {
  it('a registered letter is told to its addressee and not to the clerk, in the words of the timeline', async () => {
    const { registry, regent } = office;
    const letter = await registry.call(letters.register, letterInput(regent.postId));
    await house.runJobs();
    const [notice] = await noticesOf(regent);
    const { items } = await regent.call(letters.timeline, { letterId: letter.id });
    expect(notice).toMatchObject({
      type: 'letter.registered',
      kind: 'letters',
      subject: 'Permohonan data cakupan imunisasi',
      title: 'Surat masuk baru',
      sentence: items[0]!.sentence,
      at: items[0]!.at,
      read: false,
      link: { kind: 'letter', id: letter.id },
    });
    expect(await noticesOf(registry)).toEqual([]);
  });

  it('a disposition goes to its recipients, the report back to the giver, its return to the recipient', async () => {
    const { registry, regent, head } = office;
    const letter = await registry.call(letters.register, letterInput(regent.postId));
    const act = await regent.call(dispositions.give, {
      letterId: letter.id,
      postId: regent.postId,
      recipients: [head.postId],
      instructions,
    });
    const recipientId = act.recipients[0]!.id;
    await head.call(dispositions.report, { recipientId, text: 'Sudah dikerjakan.' });
    await regent.call(dispositions.sendBack, { recipientId, reason: 'lampirannya belum ada' });
    await house.runJobs();
    const told = await noticesOf(head);
    expect(told.map((notice) => notice.type)).toEqual(['disposition.sent-back', 'disposition.given']);
    for (const notice of told) expect(notice.link).toEqual({ kind: 'disposition', id: recipientId });
    expect((await typesOf(regent))[0]).toBe('disposition.reported');
    const kept = await house.owner<{ params: object }>('select params from notifications.notification');
    expect(JSON.stringify(kept)).not.toMatch(/lampirannya|imunisasi|Tirtamaya|Sudah dikerjakan/);
  });

  it('the secretary of a post is told, until the day they leave it', async () => {
    const { registry, regent, staff } = office;
    const now = house.clock.now().getTime();
    await house.owner(
      'insert into organization.secretary (agency_id, id, post_id, person_id, starts_at, ends_at) values ($1, $2, $3, $4, $5, $6)',
      [
        office.agencyId,
        newId(),
        regent.postId,
        staff.personId,
        new Date(now - 1_000),
        new Date(now + 60_000),
      ],
    );
    await registry.call(letters.register, letterInput(regent.postId));
    await house.runJobs();
    expect(await typesOf(staff)).toEqual(['letter.registered']);
    house.clock.advance(60_000);
    await registry.call(letters.register, letterInput(regent.postId));
    await house.runJobs();
    expect(await typesOf(staff)).toEqual(['letter.registered']);
  });

  it('what a secretary does for the leader is told to the leader, not to the secretary', async () => {
    const { registry, regent, secretary } = office;
    await house.owner(
      `insert into organization.secretary (agency_id, id, post_id, person_id, starts_at) values ($1, $2, $3, $4, '2026-01-01')`,
      [office.agencyId, newId(), regent.postId, secretary.personId],
    );
    const letter = await registry.call(letters.register, letterInput(regent.postId));
    await secretary.call(letters.close, { letterId: letter.id, postId: regent.postId, note: 'cukup' });
    await house.runJobs();
    expect((await typesOf(regent))[0]).toBe('letter.closed');
    expect(await typesOf(secretary)).not.toContain('letter.closed');
  });

  it('an event that is delivered again is told once', async () => {
    const { registry, division } = office;
    await registry.call(letters.register, letterInput(division.postId));
    await house.runJobs();
    const [event] = await house.owner<{ id: string; agency_id: AgencyId; occurred_at: Date }>(
      `select id, agency_id, occurred_at from core.event where type = 'letter.registered' order by id desc limit 1`,
    );
    const subscriber = house.house.modules
      .flatMap((module) => module.subscribers)
      .find((one) => one.name === 'notifications.tell-letter-registered')!;
    const payload = {
      agencyId: event!.agency_id,
      eventId: event!.id,
      occurredAt: event!.occurred_at.toISOString(),
    };
    for (let time = 0; time < 2; time += 1) {
      await house.system(event!.agency_id, (ctx) => deliver(ctx, subscriber, payload as never));
    }
    expect(await noticesOf(division)).toHaveLength(1);
  });
});

describe('a kind that nobody switches off', () => {
  it('is told in the office, and at once by mail to who wants mail of it', async () => {
    const { head, agencyId } = office;
    const mail = { rhythm: 'daily', quiet: { from: '00:00', until: '23:59' }, stopped: false } as const;
    const wish = async (kind: 'emergencies' | 'letters') =>
      (await house.system(agencyId, ({ tx }) => wishesOf(tx, [head.personId], kind))).get(head.personId);
    const choose = async (byMail: boolean) => {
      const kinds = (['emergencies', 'letters'] as const).map((kind) => ({ kind, inApp: false, byMail }));
      return (await head.call(notifications.choose, { kinds, mail })).kinds;
    };
    const shown = Object.fromEntries((await choose(true)).map(({ kind, inApp }) => [kind, inApp]));
    expect(shown).toMatchObject({ emergencies: true, letters: false });
    expect(await wish('emergencies')).toEqual({ inApp: true, mail: { rhythm: 'at-once', quiet: null } });
    expect(await wish('letters')).toMatchObject({ inApp: false, mail: { rhythm: 'daily' } });
    await choose(false);
    expect(await wish('emergencies')).toEqual({ inApp: true, mail: null });
    await head.call(notifications.choose, {
      kinds: [{ kind: 'letters', inApp: true, byMail: true }],
      mail: { rhythm: 'at-once', quiet: null, stopped: false },
    });
  });
});

describe('the list', () => {
  it('is paged by key, counts what is unread, and marks one or all up to one', async () => {
    const other = await smallOffice(house);
    const { registry, head } = other;
    for (let n = 0; n < 5; n += 1) {
      await registry.call(letters.register, letterInput(head.postId));
      house.clock.advance(1_000);
    }
    await house.runJobs();
    const first = await head.call(notifications.list, { size: 3 });
    const second = await head.call(notifications.list, { size: 3, cursor: first.next! });
    expect([first.items.length, second.items.length, second.next]).toEqual([3, 2, null]);
    expect(await head.call(notifications.counters, {})).toEqual({ unread: 5 });
    const all = [...first.items, ...second.items];
    expect(await head.call(notifications.markRead, { ids: [all[0]!.id] })).toEqual({ unread: 4 });
    expect(await head.call(notifications.markRead, { upTo: all[2]!.id })).toEqual({ unread: 1 });
    const unread = await head.call(notifications.list, { unread: 'true' });
    expect(unread.items.map((notice) => notice.id)).toEqual([all[1]!.id]);
  });

  it('says first what the letter is about, unless it is confidential now or not theirs to read any more', async () => {
    const other = await smallOffice(house);
    const { registry, head } = other;
    const fields = { subject: 'Penetapan zq7' };
    const letter = await registry.call(letters.register, letterInput(head.postId, fields));
    await house.runJobs();
    const told = async () => (await noticesOf(head)).map((notice) => notice.subject);
    expect(await told()).toEqual(['Penetapan zq7']);
    const change = (column: string, value: string) =>
      house.owner(`update letters.letter set ${column} = $2 where id = $1`, [letter.id, value]);
    await change('security_class', 'T');
    expect(await told()).toEqual(['Penetapan zq7']);
    await house.owner('delete from letters.reader where letter_id = $1', [letter.id]);
    await change('unit_id', other.unitId);
    await house.owner(
      `update organization.role set permissions = array_remove(permissions, 'letters.view-unit') where agency_id = $1`,
      [other.agencyId],
    );
    expect(await told()).toEqual([null]);
    await registry.call(letters.register, letterInput(head.postId, { ...fields, securityClass: 'R' }));
    await house.runJobs();
    expect(JSON.stringify(await noticesOf(head))).not.toContain('zq7');
    expect(await told()).toEqual([null, null]);
  });

  it('speaks the language of the reader', async () => {
    const { registry, head } = office;
    await registry.call(letters.register, letterInput(head.postId));
    await house.runJobs();
    const answer = await house.server.inject({
      url: '/api/notifications',
      headers: { authorization: `Bearer ${head.token}`, 'accept-language': 'en' },
    });
    expect(answer.json().items[0].title).toBe('New incoming letter');
  });

  it('refuses a stranger and a cursor that is none', async () => {
    expect(await house.as()(notifications.list, {}).catch(code)).toBe('core.signed-out');
    expect(await office.head.call(notifications.list, { cursor: 'x' }).catch(code)).toBe(
      'core.invalid-input',
    );
  });
});

describe('what a person was told stays theirs', () => {
  /** How many rows that are not their own a person can see as the application, whatever the query forgot to say. */
  async function foreignRows(official: Official, agencyId: AgencyId): Promise<number> {
    const settings = { agency: agencyId, person: official.personId };
    return transact(house.house.appPool, settings, 'read', async (tx) => {
      const rows = await tx.rows<{ n: number }>(
        'select count(*)::int as n from notifications.notification where person_id <> $1',
        [official.personId],
      );
      return rows[0]!.n;
    });
  }

  it('neither a colleague nor another agency sees or marks it', async () => {
    const foreign = await smallOffice(house);
    const { registry, head, staff } = office;
    await registry.call(letters.register, letterInput(head.postId));
    await house.runJobs();
    const [notice] = await noticesOf(head);
    for (const other of [staff, foreign.head]) {
      await other.call(notifications.markRead, { ids: [notice!.id], upTo: notice!.id });
      expect((await noticesOf(other)).map((one) => one.id)).not.toContain(notice!.id);
    }
    expect((await noticesOf(head))[0]!.read).toBe(false);
  });

  it('the database keeps it so even for a query that forgets to ask; without its policy that would be noticed', async () => {
    expect(await foreignRows(office.staff, office.agencyId)).toBe(0);
    await house.owner('drop policy own on notifications.notification');
    expect(await foreignRows(office.staff, office.agencyId)).toBeGreaterThan(0);
    await house.owner(`create policy own on notifications.notification as restrictive to pendopo_app
      using (person_id = (select core.person_id())) with check (person_id = (select core.person_id()))`);
    expect(await foreignRows(office.staff, office.agencyId)).toBe(0);
  });

  it('the application may mark it as read and change nothing else of it', async () => {
    const change = transact(
      house.house.appPool,
      { agency: office.agencyId, person: office.head.personId },
      'write',
      (tx) => tx.rows('update notifications.notification set person_id = $1', [office.staff.personId]),
    );
    await expect(change).rejects.toThrow(/permission denied/);
  });
});

describe('preferences', () => {
  it('begin with everything on, and keep what is chosen', async () => {
    const { staff } = office;
    const before = await staff.call(notifications.preferences, {});
    expect(before.kinds.every((one) => one.inApp && one.byMail)).toBe(true);
    expect(before).toMatchObject({
      mail: { rhythm: 'at-once', quiet: null, stopped: false },
      mailAvailable: false,
    });
    const quiet = { from: '21:00', until: '06:00' };
    await staff.call(notifications.choose, {
      kinds: [{ kind: 'letters', inApp: false, byMail: true }],
      mail: { rhythm: 'daily', quiet, stopped: false },
    });
    const after = await staff.call(notifications.preferences, {});
    expect(after.kinds.find((one) => one.kind === 'letters')).toEqual({
      kind: 'letters',
      inApp: false,
      byMail: true,
    });
    expect(after.mail).toEqual({ rhythm: 'daily', quiet, stopped: false });
    expect((await office.head.call(notifications.preferences, {})).mail.rhythm).toBe('at-once');
  });

  it('are obeyed: a kind that is off is not told', async () => {
    const { registry, division } = office;
    await division.call(notifications.choose, { kinds: [{ kind: 'letters', inApp: false, byMail: false }] });
    const before = await noticesOf(division);
    await registry.call(letters.register, letterInput(division.postId));
    await house.runJobs();
    expect(await noticesOf(division)).toEqual(before);
  });

  it('refuse quiet hours that are no hours', async () => {
    const mail = { rhythm: 'at-once' as const, quiet: { from: '21:00', until: '21:00' }, stopped: false };
    expect(await office.staff.call(notifications.choose, { mail }).catch(code)).toBe('core.invalid-input');
  });
});

describe('a person of two sessions', () => {
  it('reads on one what was told on the other', async () => {
    const { registry, head } = office;
    const [account] = await house.owner<{ id: string }>(
      'select id from identity.account where person_id = $1',
      [head.personId],
    );
    const phone = house.as(await openSession(house, office.agencyId, head.personId, account!.id));
    await registry.call(letters.register, letterInput(head.postId));
    await house.runJobs();
    const [notice] = (await phone(notifications.list, {})).items;
    await phone(notifications.markRead, { upTo: notice!.id });
    expect(await head.call(notifications.counters, {})).toEqual({ unread: 0 });
  });
});
