import type { Actor } from '#core/session/actor.ts';
import type { DeliveryView } from '../../contract/sending.ts';
import type { DraftRights } from '../drafts/drafts.policy.ts';
import { deliveryCan, stateOf } from './deliveries.policy.ts';
import type { DeliveryRecord } from './deliveries.queries.ts';

const instant = (at: Date | null) => at?.toISOString() ?? null;

export function presentDelivery(row: DeliveryRecord, actor: Actor, letter: DraftRights): DeliveryView {
  return {
    id: row.id as DeliveryView['id'],
    channel: row.channel,
    isCopy: row.is_copy,
    name: row.name,
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
