import type { PostId } from '#core/contract/ids.ts';
import { type Actor, postIds } from '#core/session/actor.ts';
import { isConfidential } from '#modules/letters/contract/terms.ts';
import type { DeliveryView } from '../../contract/sending.ts';
import type { DraftRights } from '../drafts/drafts.policy.ts';
import { knowsRecipients } from '../drafts/shown-facts.ts';
import { deliveryCan, stateOf } from './deliveries.policy.ts';
import type { DeliveryRecord } from './deliveries.queries.ts';

const instant = (at: Date | null) => at?.toISOString() ?? null;

/** The deliveries that this reader may know of, as far as they may: of those behind a list only their own. */
export function presentDeliveries(
  rows: readonly DeliveryRecord[],
  actor: Actor,
  letter: DraftRights,
): DeliveryView[] {
  if (knowsRecipients(actor, letter)) return rows.map((row) => presentDelivery(row, actor, letter));
  const own = postIds(actor);
  return rows
    .filter(({ behind, post_id }) => behind === null || own.includes(post_id as PostId))
    .map((row) => ({ ...presentDelivery(row, actor, letter), address: null }));
}

/** A delivery for who sees to it. */
export function presentDelivery(row: DeliveryRecord, actor: Actor, letter: DraftRights): DeliveryView {
  return {
    id: row.id as DeliveryView['id'],
    channel: row.channel,
    isCopy: row.is_copy,
    copyNumber: isConfidential(letter.securityClass) ? row.position : null,
    name: row.name,
    behind: row.behind,
    postId: row.post_id as DeliveryView['postId'],
    toAgencyId: row.to_agency_id as DeliveryView['toAgencyId'],
    address: row.mail_address,
    state: stateOf(row),
    sentAt: instant(row.sent_at),
    deliveredAt: instant(row.delivered_at),
    readAt: instant(row.read_at),
    failure: row.failure,
    receipt: row.handed_to ?? row.receipt,
    can: deliveryCan(actor, letter, row),
  };
}
