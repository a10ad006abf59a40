import type { AgencyId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { codeFingerprint, newCode } from './one-time-code.ts';
import { insertRecoveryCodes, removeRecoveryCodes } from './totp.queries.ts';

const count = 10;

/** Ten new recovery codes of 50 random bits each; earlier ones stop working. Only their fingerprints are kept. */
export async function replaceRecoveryCodes(
  ctx: TxContext,
  agencyId: AgencyId,
  accountId: string,
): Promise<string[]> {
  const codes = Array.from({ length: count }, () => newCode(2));
  const fingerprints = codes.map((code) => codeFingerprint(ctx.secrets, 'recovery', accountId, code));
  await removeRecoveryCodes(ctx.tx, agencyId, accountId);
  await insertRecoveryCodes(ctx.tx, agencyId, accountId, fingerprints);
  return codes;
}
