import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DelegationId } from '../../contract/terms.ts';
import type { Delegation } from '../rules/authority/signing-facts.ts';

const columns = `id, kind, from_post_id as "fromPostId", to_post_id as "toPostId", letter_kinds as "letterKinds",
  starts_at as "startsAt", ends_at as "endsAt", decree_number as "decreeNumber"`;

/** The mandates of all times from one of the posts to another of them. Index: delegation_to. */
export function mandatesAmong(tx: Tx, postIds: readonly PostId[]): Promise<Delegation[]> {
  return tx.rows(
    `select ${columns} from outgoing.delegation
     where agency_id = core.agency_id() and to_post_id = any($1::uuid[]) and from_post_id = any($1::uuid[])`,
    [postIds],
  );
}

export interface MandateRow extends Delegation {
  recordedBy: PersonId;
  recordedAt: Date;
}

const recorded = `${columns}, recorded_by as "recordedBy", recorded_at as "recordedAt"`;

/** One mandate, held until the transaction ends. */
export async function heldMandate(tx: Tx, id: DelegationId): Promise<MandateRow | undefined> {
  const rows = await tx.rows<MandateRow>(
    `select ${recorded} from outgoing.delegation where agency_id = core.agency_id() and id = $1 for no key update`,
    [id],
  );
  return rows[0];
}

export interface MandateQuestion {
  /** Only mandates from or to this post. */
  postId: PostId | undefined;
  /** Only those that have not ended at this instant. */
  at: Date | null;
  after: DelegationId | null;
  limit: number;
}

/** Mandates, those that were recorded last first; one more than the limit. Index: primary key. */
export function mandatesRecorded(tx: Tx, question: MandateQuestion): Promise<MandateRow[]> {
  const { postId, at, after, limit } = question;
  return tx.rows(
    `select ${recorded} from outgoing.delegation
     where agency_id = core.agency_id() and ($1::uuid is null or from_post_id = $1 or to_post_id = $1)
       and ($2::timestamptz is null or ends_at is null or ends_at > $2) and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
    [postId ?? null, at, after, limit + 1],
  );
}
