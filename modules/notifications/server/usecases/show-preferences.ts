import { found } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import { findPerson } from '#modules/organization/server/organization.api.ts';
import type { PreferencesView } from '../../contract/notifications.ts';
import { choicesOf, mailChoiceOf } from '../preferences.queries.ts';

/** What the person chose, and whether and where mail can reach them. */
export async function showPreferences(ctx: TxContext, mailAvailable: boolean): Promise<PreferencesView> {
  const personId = found(ctx.actor.personId);
  const person = await findPerson(ctx.tx, personId);
  return {
    kinds: await choicesOf(ctx.tx, personId),
    mail: await mailChoiceOf(ctx.tx, personId),
    mailAvailable,
    mailAddress: person?.email ?? null,
  };
}
