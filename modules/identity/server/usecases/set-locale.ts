import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { sessions } from '../../contract/sessions.ts';
import { accountOfPerson, setAccountLocale } from '../account.queries.ts';

/** Keeps the language that the person chose. */
export async function setLocale(
  ctx: TxContext,
  input: InputOf<typeof sessions.setLocale>,
): Promise<undefined> {
  const { actor, tx } = ctx;
  const account = found(actor.personId && (await accountOfPerson(tx, actor.agencyId, actor.personId)));
  await setAccountLocale(tx, actor.agencyId, account.id, input.locale);
}
