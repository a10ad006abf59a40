import { fixedClock } from '#core/clock/clock.ts';
import { newId } from '#core/contract/ids.ts';
import { openSession } from '#tests/house/small-office.ts';
import type { BenchOffice } from '../letters/lay-out-office.ts';
import type { OwnerPool } from '../letters/owner-pool.ts';

/** Tokens of those who search, by how much of the archive they may see. */
export interface Searchers {
  arsiparis: string;
  clerk: string;
  staff: string;
}

/**
 * The archivist of the agency (B and T of all units), a clerk of one middling unit (B, and T of that unit), and one who
 * has no right beyond what everybody may see. Units must be numbered: `bench.unit`.
 */
export async function archivePeople(owner: OwnerPool, office: BenchOffice): Promise<Searchers> {
  const { agencyId } = office;
  const [unit] = await owner.rows<{ id: string }>('select id from bench.unit where nth = 5');
  const [person, post, account] = [newId<'Person'>(), newId<'Post'>(), newId()];
  await owner.rows(
    `insert into organization.person (agency_id, id, name, kind) values ($1, $2, 'Pengelola Arsip', 'pns')`,
    [agencyId, person],
  );
  await owner.rows(
    `insert into organization.post (agency_id, id, unit_id, name, kind, ancestor_ids, active_from)
     values ($1, $2::uuid, $3, 'Pengelola Arsip', 'executive', array[$2::uuid], '2020-01-01')`,
    [agencyId, post, unit!.id],
  );
  await owner.rows(
    `insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at) values ($1, $2, $3, $4, 'definitive', '2020-01-01')`,
    [agencyId, newId(), post, person],
  );
  await owner.rows(
    `insert into organization.post_role (agency_id, post_id, role_id, unit_id)
     select $1, $2, id, $3 from organization.role where agency_id = $1 and name = 'registry'`,
    [agencyId, post, unit!.id],
  );
  await owner.rows(
    `insert into identity.account (agency_id, id, person_id, created_at) values ($1, $2, $3, '2020-01-01')`,
    [agencyId, account, person],
  );
  const ground = {
    owner: <Row>(text: string, values?: unknown[]) => owner.rows<Row>(text, values),
    clock: fixedClock(new Date()),
    as: () => () => Promise.reject(new Error('these people are only reached over sockets')),
  };
  const clerk = await openSession(ground, agencyId, person, account);
  return { arsiparis: office.registry.token, clerk, staff: office.staff.token };
}
