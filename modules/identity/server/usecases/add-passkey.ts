import { ensure } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { violates } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { factorAdded } from '../../contract/events.ts';
import type { factors, PasskeyId } from '../../contract/factors.ts';
import { openChallenge, spendChallenge } from '../factors/challenge.ts';
import { insertPasskey } from '../factors/passkey.queries.ts';
import { verifiedRegistration } from '../factors/passkey-ceremony.ts';
import { ownAccount } from '../own-account.ts';
import { presentPasskey } from '../present-factors.ts';

/** Registers the passkey that the browser made for the challenge of this person. */
export async function addPasskey(
  ctx: TxContext,
  input: InputOf<typeof factors.addPasskey>,
): Promise<OutputOf<typeof factors.addPasskey>> {
  const { agencyId, accountId, personId } = await ownAccount(ctx);
  const challenge = openChallenge(ctx, 'passkey-registration', input.challenge);
  ensure(challenge.accountId === accountId, 'identity.challenge-expired');
  const { credential, credentialBackedUp } = await verifiedRegistration(ctx, challenge, input.response);
  await spendChallenge(ctx, challenge);
  const row = {
    agency_id: agencyId,
    id: newId<'Passkey'>() as PasskeyId,
    account_id: accountId,
    credential_id: Buffer.from(credential.id, 'base64url'),
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: [...(credential.transports ?? [])],
    backed_up: credentialBackedUp,
    name: input.name,
    created_at: ctx.clock.now(),
    used_at: null,
  };
  await insertPasskey(ctx.tx, row).catch((error: unknown) => {
    ensure(!violates(error, 'passkey_credential'), 'identity.passkey-refused');
    throw error;
  });
  await emit(ctx, factorAdded, { subject: accountId, payload: { personId, kind: 'passkey' } });
  return presentPasskey(row);
}
