import { fixedClock } from '#core/clock/clock.ts';
import { newId } from '#core/contract/ids.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import type { OwnerPool } from './owner-pool.ts';

/** The agency that is measured: a regency with its units, posts and people, and a hundred agenda books more. */
export interface BenchOffice extends SmallOffice {
  bookIds: string[];
}

const unitCount = 200;
const postsPerUnit = 5;

export async function layOutOffice(owner: OwnerPool): Promise<BenchOffice> {
  const office = await smallOffice({
    owner: (text, values) => owner.rows(text, values),
    clock: fixedClock(new Date()),
    as: () => () => Promise.reject(new Error('this office is only reached over sockets')),
  });
  const { agencyId, unitId, regent, bookId } = office;
  await owner.rows(
    `with made as (
       insert into organization.unit (agency_id, id, parent_id, code, name, kind, ancestor_ids, active_from)
       select $1, u.id, $2, 'U' || n, 'Bidang ' || n, 'division', array[$2, u.id]::uuid[], '2020-01-01'
       from generate_series(1, $3::int) n, lateral (select gen_random_uuid() as id, n as nth) u returning id
     )
     insert into organization.post (agency_id, id, unit_id, superior_id, name, kind, ancestor_ids, active_from)
     select $1, p.id, made.id, $4, 'Pejabat ' || n, 'executive', array[$4, p.id]::uuid[], '2020-01-01'
     from made, generate_series(1, $5::int) n, lateral (select gen_random_uuid() as id, n as nth, made.id as unit) p`,
    [agencyId, unitId, unitCount, regent.postId, postsPerUnit],
  );
  await owner.rows(
    `with desk as (
       select p.id as post_id, gen_random_uuid() as person_id from organization.post p
       where p.agency_id = $1 and p.kind = 'executive'
     ), people as (
       insert into organization.person (agency_id, id, name, kind)
       select $1, person_id, 'Pegawai ' || left(person_id::text, 8), 'pns' from desk
     )
     insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at)
     select $1, gen_random_uuid(), post_id, person_id, 'definitive', '2020-01-01' from desk`,
    [agencyId],
  );
  const bookIds = Array.from({ length: 100 }, () => newId<'Book'>());
  await owner.rows(
    `insert into letters.book (agency_id, id, unit_id, name)
     select $1, id, $2, 'Buku ' || n from unnest($3::uuid[]) with ordinality as book (id, n)`,
    [agencyId, unitId, bookIds],
  );
  return { ...office, bookId, bookIds };
}
