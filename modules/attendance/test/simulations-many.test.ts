import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, type PersonId } from '#core/contract/ids.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { RulesProposal } from '../contract/proposals.ts';
import { mostSimulated, simulations } from '../contract/simulations.ts';
import { financeRules } from '../server/rules/days/example-rules.ts';
import { type AttendanceOffice, at, attendanceOffice, newKey, refusal } from './attendance-office.ts';

let house: TestHouse;
let office: AttendanceOffice;
const people: PersonId[] = Array.from({ length: mostSimulated + 1 }, () => newId<'Person'>());
/** A Thursday. */
const day = '2026-11-26';

/** As many people as one question is answered for and one more, who came 40 minutes late on one day. */
beforeAll(async () => {
  house = await testHouse();
  office = await attendanceOffice(house);
  const { agencyId, deptId } = office;
  await house.owner(
    `insert into organization.person (agency_id, id, name, kind)
     select $1, id, 'Pegawai ' || at, 'pns' from unnest($2::uuid[]) with ordinality as p(id, at)`,
    [agencyId, people],
  );
  await house.owner(
    `insert into attendance.device (agency_id, id, person_id, name, public_key, fingerprint, bound_at)
     select $1, id, id, 'Ponsel', $3, sha256(id::text::bytea), now() from unnest($2::uuid[]) id`,
    [agencyId, people, Buffer.from(newKey().publicKey, 'base64')],
  );
  await house.owner(
    `insert into attendance.check_in (agency_id, id, person_id, device_id, direction, day, statement_hash, at_once, arrived_at,
       counts_at, earliest_at, time_by, time_remarks, verdict, second_proof, standing)
     select $1, gen_random_uuid(), id, id, direction, $3, '', true, at, at, at, 'arrival', '[]', 'in', 'not-asked', 'counts'
     from unnest($2::uuid[]) id, (values ('in', $4::timestamptz), ('out', $5)) as went(direction, at)`,
    [agencyId, people, day, at('08:10', day), at('16:05', day)],
  );
  await house.owner(
    `insert into attendance.day (agency_id, person_id, day, unit_id, kind, status, worked, credited, excused, late, early, absent,
       unproven, extra, absent_halves, deduction, awaits, why, closed, reckoned_at)
     select $1, id, $3, $4, 'work', 'late', 410, 0, 0, 40, 0, 0, 0, 5, 0, 100, 0, '[]', true, now() from unnest($2::uuid[]) id`,
    [agencyId, people, day, deptId],
  );
  house.clock.set(at('09:00', '2026-12-03'));
}, 120_000);
afterAll(() => house.close());

const { late, early, ...others } = financeRules;
const proposal: RulesProposal = {
  kind: 'scheme',
  rules: { ...others, early: [...early], late: late.map((tier) => ({ ...tier, basisPoints: 200 })) },
};
const simulate = () => office.admin.call(simulations.rules, { proposal, unitId: office.unitId, size: 5 });

test('a question about more people than are answered for is refused, one less is answered', async () => {
  expect(await refusal(simulate())).toBe('attendance.too-many-people');
  await house.owner('delete from attendance.day where agency_id = $1 and person_id = $2', [
    ...[office.agencyId, people[0]],
  ]);
  const { total, items } = await simulate();
  expect(total).toMatchObject({
    ...{ people: mostSimulated, changed: mostSimulated },
    before: { lateMinutes: mostSimulated * 40, deduction: mostSimulated * 100 },
    after: { lateMinutes: mostSimulated * 40, deduction: mostSimulated * 200 },
  });
  expect(items).toHaveLength(5);
});
