import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, type PostId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { balances } from '../contract/balances.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import { requests } from '../contract/requests.ts';
import { settings } from '../contract/settings.ts';
import { ask, leaveOffice, refusal, uploaded } from './leave-office.ts';

let house: TestHouse;
let office: SmallOffice;
let other: SmallOffice;
let asked: LeaveRequestId;

/** Something in every table of one agency; the other has nothing. */
beforeAll(async () => {
  house = await testHouse();
  office = await leaveOffice(house);
  other = await leaveOffice(house);
  const { staff, admin, division } = office;
  const fileId = await uploaded(house, staff);
  const sick = await ask(staff, {
    kind: 'sick',
    reason: 'illness',
    first: '2026-11-19',
    last: '2026-11-19',
    proofs: [{ kind: 'doctor-note', fileId }],
  });
  asked = sick.id;
  await house.server.inject({
    url: `/api/leave/requests/${asked}/proofs/${sick.confided!.proofs[0]!.id}`,
    headers: { authorization: `Bearer ${division.token}` },
  });
  await admin.call(balances.enter, {
    personId: staff.personId,
    year: 2025,
    kind: 'opening',
    days: 4,
    taken: 8,
    reason: 'Kartu cuti',
  });
  const { settings: usual } = await admin.call(settings.show, {});
  await admin.call(settings.set, { ...usual, halfDays: true, hours: true });
  await admin.call(settings.setStaffing, { unitId: office.deptId, people: 2 });
});
afterAll(() => house.close());

/** Statements as the web role, in the name of somebody and through their post. */
const as = <Row>(
  who: Official,
  agencyId: string,
  text: string,
  values: unknown[] = [],
  posts = [who.postId],
) =>
  transact(house.house.appPool, { agency: agencyId, person: who.personId, posts }, 'write', (tx) =>
    tx.rows<Row>(text, values),
  );
const inOffice = <Row>(who: Official, text: string, values: unknown[] = [], posts?: PostId[]) =>
  as<Row>(who, office.agencyId, text, values, posts);
const faultOf = (act: Promise<unknown>) =>
  act.then(
    () => 'not refused',
    (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
  );

describe('the walls of the database', () => {
  test.each([
    'request',
    'absence',
    'request_step',
    'proof',
    'reading',
    'balance_entry',
    'settings',
    'delegation',
    'staffing',
  ])('show nothing of %s to another agency', async (table) => {
    const count = `select count(*)::int as n from leave.${table} where agency_id = $1`;
    const [known] = await house.owner<{ n: number }>(count, [office.agencyId]);
    expect(known!.n).toBeGreaterThan(0);
    const [seen] = await as<{ n: number }>(other.admin, other.agencyId, count, [office.agencyId]);
    expect(seen).toEqual({ n: 0 });
  });

  test('show a request to who has to do with it, and to nobody else of the agency', async () => {
    const seen = async (who: Official) =>
      (await inOffice<{ id: string }>(who, 'select id from leave.request where id = $1', [asked])).length;
    expect(await Promise.all([office.staff, office.division, office.head, office.admin].map(seen))).toEqual([
      1, 1, 1, 1,
    ]);
    expect(await Promise.all([office.registry, office.secretary].map(seen))).toEqual([0, 0]);
  });

  test('show the file of a medical proof in the transaction in which its reading was written, and in no other', async () => {
    const files =
      'select f.proof_id from leave.proof_file f join leave.proof p on p.id = f.proof_id where p.request_id = $1';
    expect(await inOffice(office.staff, files, [asked])).toHaveLength(1);
    // The superior read it before: that was another transaction.
    expect(await inOffice(office.division, files, [asked])).toEqual([]);
    const [proof] = await inOffice<{ id: string }>(
      office.division,
      'select id from leave.proof where request_id = $1',
      [asked],
    );
    const shown = await transact(
      house.house.appPool,
      { agency: office.agencyId, person: office.division.personId, posts: [office.division.postId] },
      'write',
      async (tx) => {
        await tx.rows(
          'insert into leave.reading (agency_id, id, proof_id, reader_id, read_at) values ($1, $2, $3, $4, now())',
          [office.agencyId, newId(), proof!.id, office.division.personId],
        );
        return tx.rows(files, [asked]);
      },
    );
    expect(shown).toHaveLength(1);
    const inAnothersName = inOffice(
      office.division,
      'insert into leave.reading (agency_id, id, proof_id, reader_id, read_at) values ($1, $2, $3, $4, now())',
      [office.agencyId, newId(), proof!.id, office.head.personId],
    );
    expect(await faultOf(inAnothersName)).toMatch(/row-level security/);
  });

  test('let nobody grant their own leave, skip a desk, or enter their own balance', async () => {
    const { staff, admin, agencyId } = { ...office };
    const { id } = await ask(staff, { first: '2027-03-01', last: '2027-03-02' });
    const grant = 'update leave.request set state = $2 where id = $1';
    expect(await faultOf(inOffice(staff, grant, [id, 'granted']))).toBe('request_goes_on');
    expect(await faultOf(inOffice(office.division, grant, [id, 'taken']))).toBe('request_goes_on');
    const entry = `insert into leave.balance_entry (agency_id, id, person_id, year, kind, days, reason, entered_by, entered_at)
      values ($1, $2, $3, 2026, 'adjustment', 3, 'x', $4, now())`;
    expect(await faultOf(inOffice(admin, entry, [agencyId, newId(), admin.personId, admin.personId]))).toBe(
      'entry_by_another',
    );
    expect(
      await faultOf(inOffice(office.head, entry, [agencyId, newId(), staff.personId, office.head.personId])),
    ).toMatch(/row-level security/);
    // The superior may decide in its turn, so the wall stands against the own hand and not against everybody.
    await staff.call(requests.takeStep, { requestId: id, step: { act: 'withdraw' } });
  });

  test('keep what was written', async () => {
    for (const table of ['request_step', 'reading', 'balance_entry', 'settings'])
      expect(await faultOf(house.owner(`delete from leave.${table}`))).toBe('leave_stays');
    expect(await faultOf(house.owner('truncate leave.request cascade'))).toBe('leave_stays');
  });

  test('delegate leave outside the charge of the state to nobody', async () => {
    const delegate = house.owner(
      `insert into leave.delegation (agency_id, id, kinds, unit_kind, decree_number, starts_on, set_by, set_at)
       values ($1, $2, '{unpaid}', 'department', 'SK', '2026-01-01', $3, now())`,
      [office.agencyId, newId(), office.admin.personId],
    );
    expect(await faultOf(delegate)).toBe('never_delegated');
    const asked = office.admin.call(settings.delegate, {
      kinds: ['unpaid'],
      unitKind: 'department',
      decreeNumber: 'SK',
      startsOn: '2026-01-01',
    });
    expect(await refusal(asked)).toBe('leave.never-delegated');
  });
});

describe('two requests at one moment', () => {
  const days = { first: '2027-04-05', last: '2027-04-07' } as const;
  const both = async (who: Official, one: object, two: object) =>
    (await Promise.all([refusal(ask(who, one)), refusal(ask(who, two))])).sort();

  test('never hold one day twice', async () => {
    for (const first of ['2027-05-03', '2027-06-07', '2027-07-05']) {
      expect(await both(office.staff, { first, last: first }, { first, last: first })).toEqual([
        'leave.overlaps',
        'not refused',
      ]);
    }
  });

  test('never spend one balance twice', async () => {
    const ten = { first: '2027-09-06', last: '2027-09-17' };
    const others = { first: '2027-10-04', last: '2027-10-15' };
    const { balance } = await office.division.call(balances.show, { year: 2027 });
    expect(balance.total).toBeLessThan(10 + 10);
    expect(await both(office.division, ten, others)).toEqual(['leave.balance-too-small', 'not refused']);
  });

  test('are kept apart by the database itself: without its constraint one day is held twice', async () => {
    const { agencyId, staff } = office;
    const hold = async (ids: string[]) => {
      for (const id of ids)
        await house.owner(
          `insert into leave.absence (agency_id, request_id, person_id, first_day, last_day, state) values ($1, $2, $3, $4, $5, 'asked')`,
          [agencyId, id, staff.personId, days.first, days.last],
        );
    };
    const drafts = await Promise.all([1, 2].map(() => draftOf(staff)));
    expect(await faultOf(hold(drafts))).toBe('absence_overlaps');
    // The fault that is planted: no constraint. It is gone with its database.
    const client = new pg.Client({ connectionString: house.url });
    await client.connect();
    await client.query('begin');
    await client.query('alter table leave.absence drop constraint absence_overlaps');
    const twice = await draftsHeld(
      client,
      agencyId,
      staff.personId,
      await Promise.all([1, 2].map(() => draftOf(staff))),
    );
    await client.query('rollback');
    await client.end();
    expect(twice).toBe(2);
  });

  test('stand beside each other as halves, and as hours, but not half a day beside the whole', async () => {
    const day = { first: '2026-12-28', last: '2026-12-28' } as const;
    const { staff } = office;
    expect(await refusal(ask(staff, { ...day, half: 'morning' }))).toBe('not refused');
    expect(await refusal(ask(staff, { ...day, half: 'morning' }))).toBe('leave.overlaps');
    expect(await refusal(ask(staff, day))).toBe('leave.overlaps');
    expect(await refusal(ask(staff, { ...day, half: 'afternoon' }))).toBe('not refused');
    const next = { first: '2026-12-29', last: '2026-12-29' } as const;
    expect(await refusal(ask(staff, { ...next, hours: 2 }))).toBe('not refused');
    expect(await refusal(ask(staff, { ...next, hours: 3 }))).toBe('not refused');
    expect(await refusal(ask(staff, { ...next, half: 'morning' }))).toBe('leave.overlaps');
  });
});

test('two decisions at one moment: one is taken, the other comes too late', async () => {
  const { staff, division, head } = office;
  const { id: requestId } = await ask(staff, { first: '2027-11-01', last: '2027-11-02' });
  await division.call(requests.takeStep, { requestId, step: { act: 'consider', opinion: 'approved' } });
  const decide = (decision: 'approved' | 'refused') =>
    refusal(head.call(requests.decide, { requestId, decision, reason: 'Dinas' }));
  expect((await Promise.all([decide('approved'), decide('refused')])).sort()).toEqual([
    'leave.act-not-open',
    'not refused',
  ]);
});

/** A draft that was written and not handed in. */
async function draftOf({ personId, postId }: Official): Promise<string> {
  const id = newId();
  await house.owner(
    `insert into leave.request (agency_id, id, person_id, post_id, employment, kind, first_day, last_day, zone, superior_post_id,
       official_post_id, notice, asked_on, state, charged, words_sealed, entered_by, entered_at)
     values ($1, $2, $3, $4, 'pns', 'annual', '2027-04-05', '2027-04-07', 'Asia/Jakarta', $4, $4, false, '2026-11-21', 'draft', '[]', '', $3, now())`,
    [office.agencyId, id, personId, postId],
  );
  return id;
}

async function draftsHeld(client: pg.Client, agencyId: string, personId: string, ids: string[]) {
  for (const id of ids)
    await client.query(
      `insert into leave.absence (agency_id, request_id, person_id, first_day, last_day, state) values ($1, $2, $3, '2028-04-05', '2028-04-07', 'asked')`,
      [agencyId, id, personId],
    );
  const { rows } = await client.query(
    `select count(*)::int as n from leave.absence where person_id = $1 and first_day = '2028-04-05'`,
    [personId],
  );
  return rows[0].n as number;
}
