import type { Actor } from '#core/session/actor.ts';
import type { DraftFacts, Recipient, ShownFacts, ShownRecipient } from '../../contract/draft-fields.ts';
import { openRecipients } from '../rules/sending/open-recipients.ts';
import { mayDeliver } from '../sending/deliveries.policy.ts';
import { type DraftRights, takesPart } from './drafts.policy.ts';

/**
 * Who knows under which address a letter reaches whom, and who is behind the name of a list: who takes part in it, and
 * who sees to it that it arrives. Everybody else who reads it knows what is printed.
 */
export function knowsRecipients(
  actor: Actor,
  rights: Pick<DraftRights, 'takingPart' | 'unitPath' | 'writerPostId'>,
): boolean {
  return actor.kind === 'system' || takesPart(actor, rights) || mayDeliver(actor, rights);
}

/** The facts of a letter as this reader may know them. */
export function shownFacts(actor: Actor, facts: DraftFacts, rights: DraftRights): ShownFacts {
  if (knowsRecipients(actor, rights)) return facts;
  return { ...facts, recipients: asPrinted(facts.recipients), copies: asPrinted(facts.copies) };
}

function asPrinted(recipients: readonly Recipient[]): ShownRecipient[] {
  return openRecipients(recipients).map((one) => (one.channel === 'mail' ? { ...one, address: null } : one));
}
