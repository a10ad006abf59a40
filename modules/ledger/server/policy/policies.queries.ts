import type { Tx } from '#core/db/tx.ts';
import type { LogName } from '../../contract/terms.ts';

export interface PolicyRow {
  number: number;
  text: string;
}

/** The newest policy of the agency at work. */
export async function newestPolicy(tx: Tx): Promise<PolicyRow | undefined> {
  const [row] = await tx.rows<PolicyRow>(
    'select number, text from ledger.policy where agency_id = core.agency_id() order by number desc limit 1',
  );
  return row;
}

/** The newest policy of any agency, for anybody. */
export async function newestPolicyOf(tx: Tx, agencyId: string): Promise<PolicyRow | undefined> {
  const [row] = await tx.rows<PolicyRow>('select number, text from ledger.newest_policy($1)', [agencyId]);
  return row;
}

export interface KnownWitness {
  id: string;
  vkey: string;
  address: string;
  group: string;
  addedAt: Date;
  removedAt: Date | null;
}

/** Every witness that was ever asked, in the order in which they came. */
export function knownWitnesses(tx: Tx): Promise<KnownWitness[]> {
  return tx.rows<KnownWitness>(
    `select id, vkey, address, member_of as "group", added_at as "addedAt", removed_at as "removedAt" from ledger.witness
     where agency_id = core.agency_id() order by id`,
  );
}

/** How many of a group the agency decided to ask for; groups without a decision are missing. */
export async function decidedNeeds(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.rows<{ group: string; needs: number }>(
    `select member_of as "group", needs from ledger.quorum where agency_id = core.agency_id() and needs is not null`,
  );
  return new Map(rows.map(({ group, needs }) => [group, needs]));
}

export interface SightingRow {
  witnessId: string;
  stream: LogName;
  /** Leaves that it cosigned; 0 for none. */
  size: number;
  cosignedAt: Date | null;
  /** Leaves that are published; 0 before the first checkpoint. */
  published: number;
  /** Since when a checkpoint is published that it was asked for and did not cosign. */
  waitsSince: Date | null;
}

/** How far each witness that is asked cosigned each log that goes on. Indices: cosignature_newest, checkpoint_pkey. */
export function sightings(tx: Tx): Promise<SightingRow[]> {
  return tx.rows<SightingRow>(
    `select w.id as "witnessId", l.stream, coalesce(s.size, 0)::bigint as size, s.received_at as "cosignedAt",
       coalesce(p.size, 0)::bigint as published,
       case when p.published_at >= w.added_at and n.published_at is not null then greatest(n.published_at, w.added_at) end as "waitsSince"
     from ledger.witness w join ledger.log l on l.agency_id = w.agency_id
     left join lateral (select c.size, c.received_at from ledger.cosignature c where c.agency_id = w.agency_id
       and c.stream = l.stream and c.witness_id = w.id order by c.size desc limit 1) s on true
     left join lateral (select c.size, c.published_at from ledger.checkpoint c where c.agency_id = w.agency_id
       and c.stream = l.stream and c.published_at is not null order by c.size desc limit 1) p on true
     left join lateral (select c.published_at from ledger.checkpoint c where c.agency_id = w.agency_id
       and c.stream = l.stream and c.published_at is not null and c.size > coalesce(s.size, 0) order by c.size limit 1) n on true
     where w.agency_id = core.agency_id() and w.removed_at is null and not exists (select from ledger.log_end e
       where e.agency_id = l.agency_id and e.stream = l.stream)
     order by w.id, l.stream desc`,
  );
}
