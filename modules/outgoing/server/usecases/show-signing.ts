import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { SigningView, signatures } from '../../contract/signing.ts';
import { showSigningOf } from '../signing/signing.present.ts';

/** How far an act of signing has come; only who means to sign sees it. */
export function showSigning(ctx: TxContext, input: InputOf<typeof signatures.show>): Promise<SigningView> {
  return showSigningOf(ctx, input.signingId);
}
