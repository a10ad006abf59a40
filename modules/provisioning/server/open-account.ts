import { ensure, found } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import { type AccountRow, lockAccountById } from './accounts.queries.ts';
import { ensureProvisions } from './ensure-provisions.ts';
import { keepInStep } from './keep-account.ts';
import { type KnownPerson, knownPerson } from './known-person.ts';
import { versionOf } from './present-user.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of an account in an address; what is none is missing like one that is not there. */
export function accountIdIn(text: string): string {
  ensure(uuid.test(text), 'core.not-found');
  return text.toLowerCase();
}

/**
 * An account to be changed, locked and in step with the house.
 * @throws core.not-found, provisioning.changed-meanwhile where it is not the version that was named
 */
export async function openAccount(
  ctx: TxContext,
  { userId, ifMatch }: { userId: string; ifMatch?: string | undefined },
): Promise<{ row: AccountRow; known: KnownPerson }> {
  await ensureProvisions(ctx);
  const locked = found(await lockAccountById(ctx.tx, accountIdIn(userId)));
  ensure(!locked.removedAt, 'core.not-found');
  const known = found(await knownPerson(ctx, locked.personId));
  const row = await keepInStep(ctx, locked, known);
  const named = ifMatch?.split(',').map((one) => one.trim().replace(/^W\//, ''));
  const own = versionOf(row).replace(/^W\//, '');
  ensure(!named || named.includes('*') || named.includes(own), 'provisioning.changed-meanwhile');
  return { row, known };
}
