import type { PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
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
