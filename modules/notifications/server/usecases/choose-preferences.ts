import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { notifications, PreferencesView } from '../../contract/notifications.ts';
import { saveChoices, saveMailChoice } from '../preferences.queries.ts';
import { showPreferences } from './show-preferences.ts';

/** Keeps what the person wants to be told, where and when. */
export async function choosePreferences(
  ctx: TxContext,
  mailAvailable: boolean,
  input: InputOf<typeof notifications.choose>,
): Promise<PreferencesView> {
  const personId = found(ctx.actor.personId);
  const { agencyId } = ctx.actor;
  await saveChoices(ctx.tx, agencyId, personId, input.kinds);
  if (input.mail) await saveMailChoice(ctx.tx, agencyId, personId, input.mail, ctx.clock.now());
  return showPreferences(ctx, mailAvailable);
}
