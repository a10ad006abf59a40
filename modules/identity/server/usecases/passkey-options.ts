import { found } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import { findPerson } from '#modules/organization/server/organization.api.ts';
import { identifiersOf } from '../account.queries.ts';
import { newChallengeValue, sealChallenge } from '../factors/challenge.ts';
import { passkeysOf } from '../factors/passkey.queries.ts';
import { registrationOptions } from '../factors/passkey-ceremony.ts';
import { ownAccount } from '../own-account.ts';

/** Begins to register a passkey for the person who asks. */
export async function passkeyOptions(ctx: TxContext) {
  const { agencyId, accountId, personId } = await ownAccount(ctx);
  const person = found(await findPerson(ctx.tx, personId));
  const identifiers = (await identifiersOf(ctx.tx, agencyId, [accountId])).get(accountId) ?? [];
  const known = await passkeysOf(ctx.tx, agencyId, accountId);
  const value = newChallengeValue();
  const options = await registrationOptions(ctx, value, {
    accountId,
    userName: identifiers[0]?.value ?? person.name,
    displayName: person.name,
    known: known.map((passkey) => ({ id: passkey.credential_id.toString('base64url') })),
  });
  return { challenge: sealChallenge(ctx, 'passkey-registration', value, accountId), options: { ...options } };
}
