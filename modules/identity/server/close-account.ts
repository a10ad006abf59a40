import { ensure, fail } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import { violates } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { accountDisabled, accountEnabled } from '../contract/events.ts';
import { activateIdentifiers, updateAccount } from './account.queries.ts';
import { deleteKeys } from './key.queries.ts';
import { endSessions } from './session.queries.ts';

/** An account of somebody, locked. */
export interface HeldAccount {
  id: string;
  personId: PersonId;
}

/**
 * Disables an account: its sessions and keys end in the same moment, and its names are free for another agency. Nobody
 * disables their own. @throws identity.own-account
 */
export async function closeAccount(ctx: TxContext, { id, personId }: HeldAccount): Promise<void> {
  const { tx, actor } = ctx;
  ensure(personId !== actor.personId, 'identity.own-account');
  await updateAccount(tx, actor.agencyId, id, { disabled_at: ctx.clock.now(), disabled_by: actor.personId });
  await activateIdentifiers(tx, actor.agencyId, id, false);
  await endSessions(tx, actor.agencyId, id);
  await deleteKeys(tx, actor.agencyId, id);
  await emit(ctx, accountDisabled, { subject: id, payload: { personId } });
}

/** Lets a disabled account sign in again, if nobody has taken its names meanwhile. @throws identity.identifier-taken */
export async function reopenAccount(ctx: TxContext, { id, personId }: HeldAccount): Promise<void> {
  const { tx, actor } = ctx;
  await updateAccount(tx, actor.agencyId, id, { disabled_at: null, disabled_by: null });
  await activateIdentifiers(tx, actor.agencyId, id, true).catch((error: unknown) =>
    violates(error, 'identifier_taken') ? fail('identity.identifier-taken') : Promise.reject(error),
  );
  await emit(ctx, accountEnabled, { subject: id, payload: { personId } });
}
