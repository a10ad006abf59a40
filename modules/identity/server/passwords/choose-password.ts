import { fail, found } from '#core/contract/errors.ts';
import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { currentAgency, findPerson } from '#modules/organization/server/organization.api.ts';
import { passwordChanged } from '../../contract/events.ts';
import { chosenPolicy, identifiersOf, lockAccount } from '../account.queries.ts';
import type { IdentitySettings } from '../identity-settings.ts';
import { type PolicyProfile, passwordRules, profileOf, refusalOf } from '../rules/password-policy.ts';
import { endSessions } from '../session.queries.ts';
import { pastPasswords, putPassword } from './password.queries.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

/** What a new password is measured against, read before the slow part. */
interface PasswordGround {
  profile: PolicyProfile;
  context: string[];
  currentHash: string | null;
  pastHashes: string[];
}

/** Reads the rules of the agency, the words that stand for the person, and the passwords that were. */
export async function passwordGround(
  ctx: TxContext,
  settings: IdentitySettings,
  accountId: string,
  personId: PersonId,
): Promise<PasswordGround> {
  const { tx, actor } = ctx;
  const profile = profileOf(await chosenPolicy(tx, actor.agencyId), settings.passwordPolicy);
  const [person, agency, account] = [
    await findPerson(tx, personId),
    await currentAgency(tx),
    found(await lockAccount(tx, actor.agencyId, accountId)),
  ];
  const identifiers = (await identifiersOf(tx, actor.agencyId, [accountId])).get(accountId) ?? [];
  const words = [person?.name, person?.nip, person?.email, agency?.name, agency?.shortName];
  return {
    profile,
    context: [...words.filter((word) => typeof word === 'string'), ...identifiers.map(({ value }) => value)],
    currentHash: account.password_hash,
    pastHashes: await pastPasswords(tx, actor.agencyId, accountId, passwordRules[profile].history),
  };
}

/** The hash of a password that the rules allow; one of the person's own earlier ones is refused. Takes up to 0.3 s. */
export async function acceptedHash(ground: PasswordGround, newPassword: string): Promise<string> {
  const refusal = refusalOf(ground.profile, newPassword, ground.context);
  if (refusal) fail(refusal, { minLength: passwordRules[ground.profile].minLength });
  for (const hash of [ground.currentHash, ...ground.pastHashes]) {
    if (hash && (await verifyPassword(hash, newPassword))) fail('identity.password-used-before');
  }
  return hashPassword(newPassword);
}

/**
 * Sets the password and ends every session of the account. False when the password was changed since the ground was
 * read: of two changes at the same moment one is kept.
 */
export async function setPassword(
  ctx: TxContext,
  account: { agencyId: AgencyId; accountId: string; personId: PersonId },
  ground: PasswordGround,
  newHash: string,
): Promise<boolean> {
  const { agencyId, accountId, personId } = account;
  const row = await lockAccount(ctx.tx, agencyId, accountId);
  if (!row || row.password_hash !== ground.currentHash || row.disabled_at) return false;
  const hashes = { old: ground.currentHash, new: newHash };
  await putPassword(ctx.tx, agencyId, accountId, hashes, ctx.clock.now());
  await endSessions(ctx.tx, agencyId, accountId);
  await emit(ctx, passwordChanged, { subject: accountId, payload: { personId } });
  return true;
}
