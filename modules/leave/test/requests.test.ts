import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import type { SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { balances } from '../contract/balances.ts';
import { deskCounters } from '../contract/desk-counters.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import { requests, type StepInput } from '../contract/requests.ts';
import { ask, granted, leaveOffice, moveTo, refusal, threeDays, uploaded } from './leave-office.ts';

let house: TestHouse;
let office: SmallOffice;
let other: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await leaveOffice(house);
  other = await leaveOffice(house);
});
afterAll(() => house.close());

type Who = 'staff' | 'division' | 'head' | 'admin' | 'secretary' | 'regent' | 'registry';
const step = (who: Who, requestId: LeaveRequestId, taken: StepInput) =>
  office[who].call(requests.takeStep, { requestId, step: taken });
const left = async () => {
  const { balance } = await office.staff.call(balances.show, {});
  return balance.left.n;
};

describe('a request for leave', () => {
  test('is accepted by the substitute, considered by the superior and granted by the official', async () => {
    const { staff, division, head, registry } = office;
    const { id, state, superior, official, confided } = await ask(staff, { substituteId: registry.personId });
    expect([state, superior.id, official.id]).toEqual(['awaiting-substitute', division.postId, head.postId]);
    expect([confided?.charged, confided?.words, confided?.length]).toEqual([
      3,
      'Keperluan keluarga',
      [{ amount: 3, unit: 'working-day' }],
    ]);
    expect((await registry.call(requests.desk, { as: 'substitute' })).items.map((one) => one.id)).toEqual([
      id,
    ]);
    expect((await step('registry', id, { act: 'accept-substitution' })).state).toBe('awaiting-superior');
    expect((await division.call(deskCounters, {})).superior).toBe(1);
    const considered = await step('division', id, { act: 'consider', opinion: 'approved' });
    expect(considered.state).toBe('awaiting-official');
    expect((await head.call(requests.desk, { as: 'official' })).items.map((one) => one.id)).toEqual([id]);
    expect(await left()).toBe(12);
    const decided = await head.call(requests.decide, {
      requestId: id,
      decision: 'approved',
      letterNumber: '800/1',
    });
    expect(decided.state).toBe('granted');
    expect(decided.confided?.steps.map(({ act, party, by }) => [act, party, by?.id])).toEqual([
      ['submit', 'employee', staff.personId],
      ['accept-substitution', 'substitute', registry.personId],
      ['consider', 'superior', division.personId],
      ['approve', 'official', head.personId],
    ]);
    expect(await left()).toBe(9);
    expect((await staff.call(requests.takeStep, { requestId: id, step: { act: 'cancel' } })).state).toBe(
      'cancelled',
    );
    expect(await left()).toBe(12);
  });

  test('tells the substitute the days and nothing of what they are for', async () => {
    const { staff, registry } = office;
    const { id } = await ask(staff, { substituteId: registry.personId });
    const seen = await registry.call(requests.open, { requestId: id });
    expect([seen.first, seen.confided, seen.can.acts]).toEqual([
      threeDays.first,
      null,
      ['accept-substitution', 'decline-substitution'],
    ]);
    const [line] = (await registry.call(requests.desk, { as: 'substitute' })).items;
    expect([line?.kind, line?.charged]).toEqual([null, null]);
    expect(await refusal(registry.call(requests.printForm, { requestId: id }))).toBe('core.not-found');
    expect(await refusal(step('registry', id, { act: 'decline-substitution' }))).toBe(
      'leave.act-needs-reason',
    );
    const back = await step('registry', id, { act: 'decline-substitution', reason: 'Ada tugas luar' });
    expect(back.state).toBe('draft');
    expect((await staff.call(requests.open, { requestId: id })).can.resubmit).toBe(true);
    const again = await staff.call(requests.resubmit, { requestId: id, ...threeDays });
    expect([again.state, again.substitute]).toEqual(['awaiting-superior', null]);
    expect((await step('staff', id, { act: 'withdraw' })).state).toBe('cancelled');
  });

  test('is sent back with a reason, put off, changed and refused', async () => {
    const { staff, head } = office;
    const { id } = await ask(staff);
    expect(await refusal(step('division', id, { act: 'send-back' }))).toBe('leave.act-needs-reason');
    await step('division', id, { act: 'send-back', reason: 'Ada rapat' });
    await staff.call(requests.resubmit, { requestId: id, ...threeDays });
    expect(await refusal(step('division', id, { act: 'consider', opinion: 'deferred' }))).toBe(
      'leave.act-needs-reason',
    );
    await step('division', id, { act: 'consider', opinion: 'deferred', reason: 'Akhir tahun anggaran' });
    const decide = (fields: object) => head.call(requests.decide, { requestId: id, ...fields } as never);
    expect(await refusal(decide({ decision: 'deferred' }))).toBe('leave.act-needs-reason');
    expect(await refusal(decide({ decision: 'changed', reason: 'Rapat' }))).toBe('leave.days-needed');
    const longer = { first: '2026-12-14', last: '2026-12-17' };
    expect(await refusal(decide({ decision: 'changed', reason: 'Rapat', ...longer }))).toBe(
      'leave.not-lengthened',
    );
    const days = { first: '2026-12-14', last: '2026-12-15' };
    const changed = await decide({ decision: 'changed', reason: 'Rapat', ...days });
    expect([changed.state, changed.first, changed.last, changed.confided?.charged]).toEqual([
      'granted',
      days.first,
      days.last,
      2,
    ]);
    await step('head', id, { act: 'revoke', reason: 'Keadaan darurat' });

    for (const [decision, state] of [
      ['deferred', 'deferred'],
      ['refused', 'refused'],
    ] as const) {
      const { id: next } = await ask(staff);
      await step('division', next, { act: 'consider', opinion: 'approved' });
      const decided = await head.call(requests.decide, {
        requestId: next,
        decision,
        reason: 'Kepentingan dinas',
      });
      expect(decided.state).toBe(state);
    }
    expect(await left()).toBe(12);
    // What was put off is carried whole into the next year, beside the ordinary six.
    const { balance } = await staff.call(balances.show, { year: 2027 });
    expect(balance.left['n-1']).toBe(9);
    expect(balance.lines.map(({ code }) => code)).toContain('carried-deferred');
  });

  test('is taken on by nobody whose step it is not, and by nobody of another agency', async () => {
    const { staff, secretary, head } = office;
    const { id } = await ask(staff, { first: '2026-12-28', last: '2026-12-28' });
    expect(await refusal(step('secretary', id, { act: 'consider', opinion: 'approved' }))).toBe(
      'core.not-found',
    );
    expect(await refusal(step('head', id, { act: 'consider', opinion: 'approved' }))).toBe(
      'leave.act-not-yours',
    );
    expect(await refusal(step('staff', id, { act: 'consider', opinion: 'approved' }))).toBe(
      'leave.act-not-yours',
    );
    expect(await refusal(head.call(requests.decide, { requestId: id, decision: 'approved' }))).toBe(
      'leave.act-not-open',
    );
    expect(await refusal(staff.call(requests.decide, { requestId: id, decision: 'approved' }))).toBe(
      'leave.act-not-open',
    );
    await step('division', id, { act: 'consider', opinion: 'approved' });
    expect(await refusal(staff.call(requests.decide, { requestId: id, decision: 'approved' }))).toBe(
      'leave.act-not-yours',
    );
    expect(await refusal(secretary.call(requests.open, { requestId: id }))).toBe('core.not-found');
    for (const who of [other.head, other.admin, other.staff]) {
      expect(await refusal(who.call(requests.open, { requestId: id }))).toBe('core.not-found');
      expect(await refusal(who.call(requests.decide, { requestId: id, decision: 'approved' }))).toBe(
        'core.not-found',
      );
    }
    await step('staff', id, { act: 'withdraw' });
  });

  test('goes to the PPK where it was not delegated', async () => {
    const { staff, regent, head } = office;
    const { id, official } = await ask(staff, {
      kind: 'important-reason',
      reason: 'marriage',
      first: '2026-12-01',
      last: '2026-12-04',
    });
    expect(official.id).toBe(regent.postId);
    await step('division', id, { act: 'consider', opinion: 'approved' });
    expect(await refusal(head.call(requests.decide, { requestId: id, decision: 'approved' }))).toBe(
      'leave.act-not-yours',
    );
    expect((await regent.call(requests.decide, { requestId: id, decision: 'approved' })).state).toBe(
      'granted',
    );
    await step('staff', id, { act: 'cancel' });
  });

  test('goes by the post above which somebody decides, of several that are held', async () => {
    const { staff, division, deptId, agencyId } = other;
    const postId = newId();
    await house.owner(
      `insert into organization.post (agency_id, id, unit_id, name, kind, ancestor_ids, active_from)
       values ($1, $2, $3, 'Tenaga Ahli', 'executive', array[$2::uuid], '2000-01-01')`,
      [agencyId, postId, deptId],
    );
    await house.owner(
      `insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at)
       values ($1, $2, $3, $4, 'definitive', '2000-01-01')`,
      [agencyId, newId(), postId, staff.personId],
    );
    expect((await ask(staff)).superior.id).toBe(division.postId);
  });

  test('of one day of sickness is noted by the superior, with a proof that few may read', async () => {
    const { staff, division, head } = office;
    const sick = { kind: 'sick', reason: 'illness', first: '2026-11-20', last: '2026-11-20' } as const;
    expect(await refusal(ask(staff, sick))).toBe('leave.proof-missing');
    // A month of sickness is not told as one day by what it is said to go on with.
    const long = { ...sick, last: '2026-12-18', continues: '2026-12-19' };
    expect(await refusal(ask(staff, long))).toBe('leave.continues-later');
    const fileId = await uploaded(house, staff);
    const { id, notice, confided } = await ask(staff, { ...sick, proofs: [{ kind: 'doctor-note', fileId }] });
    expect([notice, confided?.proofs.map(({ isMedical }) => isMedical)]).toEqual([true, [true]]);
    expect(await refusal(step('division', id, { act: 'consider', opinion: 'approved' }))).toBe(
      'leave.notice-needs-no-decision',
    );
    const proofId = confided!.proofs[0]!.id;
    const read = (token: string) =>
      house.server.inject({
        url: `/api/leave/requests/${id}/proofs/${proofId}`,
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await read(staff.token)).statusCode).toBe(200);
    // Who sees the leave of the unit, but does not handle this one, sees that there is a proof and does not open it.
    expect((await head.call(requests.open, { requestId: id })).confided?.proofs).toHaveLength(1);
    expect((await read(head.token)).statusCode).toBe(404);
    expect((await read(division.token)).statusCode).toBe(200);
    const { confided: told } = await staff.call(requests.open, { requestId: id });
    expect(told?.proofs[0]?.readings.map(({ reader }) => reader.id)).toEqual([division.personId]);
    expect((await step('division', id, { act: 'acknowledge' })).state).toBe('granted');
    // The same file stands for nothing else.
    expect(
      await refusal(
        ask(staff, {
          ...sick,
          first: '2026-11-19',
          last: '2026-11-19',
          proofs: [{ kind: 'doctor-note', fileId }],
        }),
      ),
    ).toBe('leave.file-of-other-request');
    await house.runJobs();
    expect((await step('admin', id, { act: 'annul', reason: 'Masuk kerja' }).catch((e) => e)).code).toBe(
      'leave.act-not-open',
    );
  });
});

describe('personnel and the official', () => {
  test('ask for somebody, and enter leave that nobody could ask for', async () => {
    const { admin, staff, head, division } = office;
    const asked = await ask(admin, { personId: staff.personId, first: '2026-12-21', last: '2026-12-22' });
    expect([asked.person.id, asked.confided?.steps[0]?.party]).toEqual([staff.personId, 'personnel']);
    expect(await refusal(ask(division, { personId: staff.personId }))).toBe('core.not-found');
    expect(await refusal(ask(other.admin, { personId: staff.personId }))).toBe('core.not-found');
    await step('admin', asked.id, { act: 'withdraw' });

    const enter = {
      personId: staff.personId,
      kind: 'annual',
      first: '2026-12-21',
      last: '2026-12-22',
    } as const;
    expect(await refusal(division.call(requests.enter, enter))).toBe('core.not-found');
    expect(await refusal(admin.call(requests.enter, enter))).toBe('leave.not-the-official');
    expect(await refusal(head.call(requests.enter, { ...enter, personId: head.personId }))).toBe(
      'leave.own-leave',
    );
    const entered = await head.call(requests.enter, { ...enter, letterNumber: '800/7' });
    expect([entered.state, entered.confided?.steps.map(({ act }) => act)]).toEqual(['granted', ['enter']]);
    expect(
      (await admin.call(requests.list, { state: 'granted', personId: staff.personId })).items.map(
        ({ id }) => id,
      ),
    ).toContain(entered.id);
    await step('admin', entered.id, { act: 'cancel' });
  });

  test('look at what would come of it where they see the leave, and ask for nobody whose leave they do not keep', async () => {
    const { staff, division, head } = office;
    const asked = { personId: staff.personId, first: '2026-12-28', last: '2026-12-29' };
    const days = { first: asked.first, last: asked.last };
    const { items } = await head.call(requests.offer, { personId: staff.personId });
    expect(items.map(({ kind }) => kind)).toContain('annual');
    expect((await head.call(requests.preview, { ...asked, kind: 'annual' })).charged).toBe(2);
    expect((await head.call(requests.substitutes, asked)).items.map(({ id }) => id)).not.toContain(
      staff.personId,
    );
    expect(await refusal(ask(head, asked))).toBe('core.not-found');
    const above = { personId: head.personId };
    for (const look of [
      () => division.call(requests.offer, above),
      () => division.call(requests.preview, { ...days, ...above, kind: 'annual' }),
      () => division.call(requests.substitutes, { ...days, ...above }),
    ])
      expect(await refusal(look())).toBe('core.not-found');
  });
});

describe('leave that was granted', () => {
  test('is changed by another request, and gives way in the moment in which that is granted', async () => {
    const { staff, head, division } = office;
    const old = await granted(office, staff, { first: '2027-01-04', last: '2027-01-08' });
    const days = { first: '2027-01-05', last: '2027-01-06' };
    expect(await refusal(ask(staff, days))).toBe('leave.overlaps');
    expect(await refusal(ask(staff, { replacesId: old.id, first: '2027-01-04', last: '2027-01-08' }))).toBe(
      'leave.days-unchanged',
    );
    const { id } = await ask(staff, { ...days, replacesId: old.id });
    expect((await staff.call(requests.open, { requestId: old.id })).state).toBe('granted');
    await division.call(requests.takeStep, { requestId: id, step: { act: 'consider', opinion: 'approved' } });
    expect((await head.call(requests.decide, { requestId: id, decision: 'approved' })).state).toBe('granted');
    const replaced = await staff.call(requests.open, { requestId: old.id });
    expect([replaced.state, replaced.confided?.steps.at(-1)?.act]).toEqual(['replaced', 'replace']);
    expect(
      (await staff.call(balances.show, { year: 2027 })).balance.lines
        .filter(({ code }) => code === 'taken')
        .map(({ amount }) => amount),
    ).toEqual([-2]);
    expect(await refusal(ask(staff, { replacesId: old.id, first: '2027-02-01', last: '2027-02-02' }))).toBe(
      'leave.not-replaceable',
    );
    await step('staff', id, { act: 'cancel' });
  });

  test('ends early by an own return and by a recall, and costs what was taken', async () => {
    const { staff } = office;
    const early = await granted(office, staff, { first: '2026-11-23', last: '2026-11-27' });
    const back = (backOn: string) => step('staff', early.id, { act: 'return-early', backOn });
    expect(await refusal(back('2026-11-25'))).toBe('leave.not-begun');
    await moveTo(house, '2026-11-24T01:00:00Z');
    expect(await refusal(step('staff', early.id, { act: 'cancel' }))).toBe('leave.begun-already');
    expect(await refusal(back('2026-11-30'))).toBe('leave.back-outside-leave');
    const before = await left();
    const ended = await back('2026-11-25');
    expect([ended.state, ended.takenUntil, ended.confided?.charged]).toEqual([
      'ended-early',
      '2026-11-24',
      2,
    ]);
    expect(await left()).toBe(before + 3);
    // The days that came free can be had again.
    const next = await granted(office, staff, { first: '2026-11-26', last: '2026-11-27' });
    await moveTo(house, '2026-11-26T01:00:00Z');
    expect(await refusal(step('head', next.id, { act: 'recall', backOn: '2026-11-27' }))).toBe(
      'leave.act-needs-reason',
    );
    const recalled = await step('head', next.id, { act: 'recall', backOn: '2026-11-27', reason: 'Bencana' });
    expect([recalled.state, recalled.takenUntil]).toEqual(['ended-early', '2026-11-26']);
    expect((await step('admin', next.id, { act: 'annul', reason: 'Ternyata masuk' })).state).toBe(
      'cancelled',
    );
    await moveTo(house, '2026-11-21T01:00:00Z');
  });

  test('is no secret of who is away, and one of why', async () => {
    const rows = await house.owner<{ n: number }>(
      "select count(*)::int as n from core.event where agency_id = $1 and type like 'leave%' and payload::text ~ '(annual|sick|illness|keluarga|doctor)'",
      [office.agencyId],
    );
    expect(rows).toEqual([{ n: 0 }]);
    const words = await house.owner<{ n: number }>(
      "select count(*)::int as n from leave.request where agency_id = $1 and encode(words_sealed, 'escape') like '%Melati%'",
      [office.agencyId],
    );
    expect(words).toEqual([{ n: 0 }]);
  });
});
