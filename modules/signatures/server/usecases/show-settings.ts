import type { TxContext } from '#core/session/context.ts';
import type { SignatureSettings } from '../../contract/settings.ts';
import { ensureManagesSignatures } from '../manages-signatures.ts';
import { presentSettings } from '../settings/present-settings.ts';

/** Who makes the signatures of the agency. */
export async function showSettings(ctx: TxContext): Promise<SignatureSettings> {
  await ensureManagesSignatures(ctx);
  return presentSettings(ctx);
}
