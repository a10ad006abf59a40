import type { OutsideContext } from '#core/http/route.ts';
import { accountByIdentifier, type FoundAccount } from '../account.queries.ts';
import { normalIdentifier } from '../rules/identifier.ts';
import { type Allowance, allowancesOf } from './allowances.ts';
import { knownDevice } from './known-device.ts';
import { countTry, refuseFor } from './take-try.ts';

interface BegunTry {
  account: FoundAccount | undefined;
  device: string | null;
  allowances: Allowance[];
}

/** Looks the account up and counts the try, in one short transaction. */
export async function beginTry(ctx: OutsideContext, identifierText: string): Promise<BegunTry> {
  const identifier = normalIdentifier(identifierText);
  const fingerprint = ctx.secrets.fingerprint('identity.throttle', identifier).toString('base64url');
  const { wait, ...begun } = await ctx.transact('note', async ({ tx }) => {
    const account = await accountByIdentifier(tx, identifier);
    const device = knownDevice(ctx, account?.accountId);
    const allowances = allowancesOf({
      identifier: fingerprint,
      address: ctx.request.ip,
      knownDevice: device,
    });
    return { account, device, allowances, wait: await countTry(tx, allowances) };
  });
  refuseFor(wait);
  return begun;
}
