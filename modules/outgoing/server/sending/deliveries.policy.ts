import { type Actor, holds, postOf } from '#core/session/actor.ts';
import { sendLetters } from '../../contract/permissions.ts';
import { refusedByMail } from '../../contract/refused-by-mail.ts';
import type { DeliveryChannel, DeliveryState, DeliveryView } from '../../contract/sending.ts';
import type { DraftRights } from '../drafts/drafts.policy.ts';

/** What of a delivery decides where it stands. */
interface Stand {
  channel: DeliveryChannel;
  sent_at: Date | null;
  delivered_at: Date | null;
  read_at: Date | null;
  failed_at: Date | null;
  failure: string | null;
  handed_to: string | null;
}

/** Where a delivery stands, in one word. */
export function stateOf(row: Stand): DeliveryState {
  if (row.failed_at) return 'failed';
  if (row.read_at) return 'read';
  if (row.delivered_at) return 'delivered';
  return row.sent_at ? 'sent' : 'waiting';
}

/** What another try would only repeat. */
const final = new Set(['outgoing.confidential-by-mail', 'outgoing.delivery-discarded']);

/** Its writer, and who sends for the unit, see to it that a letter reaches whom it goes to. */
export function mayDeliver(actor: Actor, letter: Pick<DraftRights, 'unitPath' | 'writerPostId'>): boolean {
  return holds(actor, sendLetters, letter.unitPath) || postOf(actor, letter.writerPostId) !== undefined;
}

/** What the reader of a letter may do with one of its deliveries; the same rules guard the use cases. */
export function deliveryCan(
  actor: Actor,
  letter: Pick<DraftRights, 'unitPath' | 'writerPostId' | 'securityClass'>,
  row: Stand,
): DeliveryView['can'] {
  const may = mayDeliver(actor, letter);
  const broken = row.failed_at !== null;
  const unconfirmed = row.channel === 'mail' && row.sent_at !== null && row.read_at === null;
  return {
    resend:
      may &&
      (broken || unconfirmed) &&
      !row.handed_to &&
      !final.has(row.failure ?? '') &&
      !refusedByMail(row.channel, letter.securityClass),
    handOver: may && !row.handed_to && (broken || (row.channel === 'paper' && !row.sent_at)),
    print: may && (broken || row.channel === 'paper' || row.handed_to !== null),
  };
}
