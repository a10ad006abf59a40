import { newId, type PersonId } from '#core/contract/ids.ts';
import { keyFingerprint } from '#modules/attendance/server/device-key.ts';
import { newKey, office as point } from '#modules/attendance/test/attendance-office.ts';
import { newToken } from '#modules/identity/server/token.ts';
import type { BenchOffice } from '../letters/lay-out-office.ts';
import type { OwnerPool } from '../letters/owner-pool.ts';
import { say } from '../report.ts';

/** Somebody who checks in: with a session, and a phone that is bound. */
export interface BenchPerson {
  id: PersonId;
  token: string;
  deviceId: string;
}

export interface BenchPeople {
  /** The one key of all phones, PKCS #8 in base64: making a hundred thousand would take longer than all else. */
  privateKey: string;
  people: BenchPerson[];
  /** A unit under which are five thousand of them, or all where there are fewer. */
  departmentId: string;
}

const batch = 5_000;
const inDepartment = 5_000;

/** People of an agency in which attendance began, with the days of the last month. */
export async function loadPeople(
  owner: OwnerPool,
  office: BenchOffice,
  wanted: number,
): Promise<BenchPeople> {
  const key = newKey();
  const publicKey = Buffer.from(key.publicKey, 'base64');
  const [departmentId, placeId] = [newId(), newId()];
  await layOut(owner, office, departmentId, placeId);
  const people: BenchPerson[] = [];
  while (people.length < wanted) {
    const some = Array.from({ length: Math.min(batch, wanted - people.length) }, () => ({
      ...{ id: newId<'Person'>(), postId: newId(), deviceId: newId(), accountId: newId() },
      session: newToken('session'),
    }));
    const column = <T>(of: (one: (typeof some)[number]) => T) => some.map(of);
    const unit = people.length < inDepartment ? departmentId : office.unitId;
    await owner.rows(
      `with given as (
         select * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::bytea[]) as g(person, post, device, account, hash)
       ), person as (
         insert into organization.person (agency_id, id, name, kind)
         select $1, person, 'Pegawai ' || right(person::text, 8), 'pns' from given
       ), post as (
         insert into organization.post (agency_id, id, unit_id, superior_id, name, kind, ancestor_ids, active_from)
         select $1, post, $7, $8, 'Pelaksana', 'executive', array[$8, post]::uuid[], '2020-01-01' from given
       ), holder as (
         insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at)
         select $1, gen_random_uuid(), post, person, 'definitive', '2020-01-01' from given
       ), device as (
         insert into attendance.device (agency_id, id, person_id, name, public_key, fingerprint, bound_at)
         select $1, device, person, 'Ponsel', $9, $10, '2020-01-01' from given
       ), account as (
         insert into identity.account (agency_id, id, person_id, created_at) select $1, account, person, '2020-01-01' from given
       )
       insert into identity.session (agency_id, id, account_id, person_id, zone, token_hash, opened_at, seen_at, idle_for,
         idle_until, ends_at, factor_at, method, device, address)
       select $1, gen_random_uuid(), account, person, 'Asia/Jakarta', hash, now(), now(), '1 year', now() + interval '1 year',
         now() + interval '2 years', now(), 'password', 'bench', '127.0.0.1' from given`,
      [
        office.agencyId,
        column(({ id }) => id),
        column(({ postId }) => postId),
        column(({ deviceId }) => deviceId),
        column(({ accountId }) => accountId),
        column(({ session }) => session.hash),
        unit,
        office.head.postId,
        publicKey,
        keyFingerprint(publicKey),
      ],
    );
    people.push(...some.map(({ id, session, deviceId }) => ({ id, token: session.token, deviceId })));
    if (people.length % (batch * 4) === 0) say(`people: ${people.length} of ${wanted}`);
  }
  await lastMonth(owner, office);
  return { privateKey: key.privateKey, people, departmentId };
}

async function layOut(
  owner: OwnerPool,
  { agencyId, unitId, admin, head }: BenchOffice,
  departmentId: string,
  placeId: string,
): Promise<void> {
  await owner.rows('create schema bench');
  await owner.rows('grant usage on schema bench to pendopo_app');
  await owner.rows(
    `insert into organization.unit (agency_id, id, parent_id, code, name, kind, ancestor_ids, active_from)
     values ($1, $2, $3, 'BESAR', 'Dinas Besar', 'department', array[$3, $2]::uuid[], '2020-01-01')`,
    [agencyId, departmentId, unitId],
  );
  await owner.rows(
    `insert into attendance.settings (agency_id, id, starts_on, entrance_code, photo, photo_days, point_days, basis, recorded_by, recorded_at)
     values ($1, gen_random_uuid(), '2026-01-01', 'not-asked', 'never', 7, 30, 'Perbup 7/2026', $2, now())`,
    [agencyId, admin.personId],
  );
  await owner.rows(`insert into attendance.place values ($1, $2, $3, 'Kantor')`, [agencyId, placeId, unitId]);
  const shape = {
    ...{ kind: 'circle', radiusM: 100 },
    centre: { latitude: point.latitude, longitude: point.longitude },
  };
  await owner.rows(
    `insert into attendance.place_version values ($1, gen_random_uuid(), $2, '2026-01-01', null, $3, 50, 100, $4, now())`,
    [agencyId, placeId, JSON.stringify(shape), admin.personId],
  );
  await owner.rows(
    `insert into attendance.place_use values ($1, gen_random_uuid(), $2, $3, null, '2026-01-01', null, $4, now())`,
    [agencyId, placeId, unitId, admin.personId],
  );
  await owner.rows(
    `with made as (insert into organization.role (agency_id, id, name, permissions)
       values ($1, gen_random_uuid(), 'Presensi', '{attendance.view-unit}') returning id)
     insert into organization.post_role (agency_id, post_id, role_id, unit_id) select $1, $2, id, $3 from made`,
    [agencyId, head.postId, unitId],
  );
}

/** Thirty days of everybody, as a round would have kept them. */
async function lastMonth(owner: OwnerPool, { agencyId }: BenchOffice): Promise<void> {
  say('the days of the last month');
  await owner.rows(
    `insert into attendance.day (agency_id, person_id, day, unit_id, kind, status, check_in_at, check_out_at, worked, credited, excused,
       late, early, absent, unproven, extra, late_tier, absent_halves, deduction, awaits, why, closed, reckoned_at)
     select d.agency_id, d.person_id, x.day, p.unit_id, 'work', case when x.late > 0 then 'late' else 'present' end,
       x.day + time '00:30', x.day + time '09:00', 450 - x.late, 0, 0, x.late, 0, 0, 0, 10,
       case when x.late > 0 then 'TL1' end, 0, case when x.late > 0 then 50 else 0 end, 0, '[]', true, now()
     from organization.holder d join organization.post p on p.agency_id = d.agency_id and p.id = d.post_id,
       lateral (select current_date - n as day, greatest(0, (hashint4(n)::bigint + hashtext(d.person_id::text)) % 40)::int as late
         from generate_series(1, 30) n) x
     where d.agency_id = $1
     on conflict do nothing`,
    [agencyId],
  );
  await owner.rows('vacuum (freeze, analyze)');
  await owner.rows('checkpoint');
}
