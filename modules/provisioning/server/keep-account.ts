import { isDeepStrictEqual } from 'node:util';
import { ensure, fail } from '#core/contract/errors.ts';
import { violates } from '#core/db/tx.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  closeAccount,
  renameAccount,
  reopenAccount,
  usernameIn,
} from '#modules/identity/server/identity.api.ts';
import { alterPerson, readEmployeeNumber } from '#modules/organization/server/organization.api.ts';
import { type AccountRow, isNameTaken } from './accounts.queries.ts';
import { updateAccount } from './accounts.writes.ts';
import { inStep, type KnownPerson } from './known-person.ts';
import type { ToldUser } from './rules/document.ts';
import { changedFacts, factsOf, type PersonFacts } from './rules/facts-of.ts';

/**
 * Makes person and account what a provider tells of them. What it tells as before is left as the house has it, a number of
 * an employee stays, and nobody disables the own account.
 * @throws provisioning.user-name-taken, provisioning.number-stays, identity.own-account, identity.identifier-taken
 */
export async function keepAccount(
  ctx: TxContext,
  before: AccountRow,
  known: KnownPerson,
  { document, active = before.active }: ToldUser,
): Promise<AccountRow> {
  if (before.removedAt || document.userName !== before.document.userName) {
    ensure(!(await isNameTaken(ctx.tx, document.userName, before.id)), 'provisioning.user-name-taken');
    await renameAccount(ctx, known.account, usernameIn(document.userName));
  }
  await keepPerson(ctx, known, changedFacts(factsOf(before.document), factsOf(document)));
  if (active && !known.account.enabled) await reopenAccount(ctx, known.account);
  if (!active && known.account.enabled) await closeAccount(ctx, known.account);
  return writeAccount(ctx, before, { ...before, document, active, removedAt: null });
}

async function keepPerson(
  ctx: TxContext,
  { person }: KnownPerson,
  facts: Partial<PersonFacts>,
): Promise<void> {
  if (facts.nip !== undefined) ensure(person.nip === null, 'provisioning.number-stays');
  const kind = facts.nip ? readEmployeeNumber(facts.nip)?.kind : undefined;
  if (Object.keys(facts).length > 0) await alterPerson(ctx, person, { ...facts, ...(kind ? { kind } : {}) });
}

/** Puts the row in step with the house, where something of it was changed elsewhere. */
export function keepInStep(ctx: TxContext, row: AccountRow, known: KnownPerson): Promise<AccountRow> {
  return writeAccount(ctx, row, inStep(row, known));
}

/** Writes the row with a new version, where it says something else than before. */
export async function writeAccount(
  ctx: TxContext,
  before: AccountRow,
  after: AccountRow,
): Promise<AccountRow> {
  if (isDeepStrictEqual(after, before)) return before;
  const next = { ...after, version: before.version + 1, changedAt: ctx.clock.now() };
  await updateAccount(ctx.tx, ctx.actor.agencyId, next).catch((error: unknown) =>
    violates(error, 'account_user_name') ? fail('provisioning.user-name-taken') : Promise.reject(error),
  );
  return next;
}
