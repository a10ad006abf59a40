import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { CertificateView, certificates } from '../../contract/certificates.ts';
import { lockCertificate } from '../certificates/certificate.queries.ts';
import { revoke } from '../certificates/revoke.ts';
import { ensureManagesSignatures } from '../manages-signatures.ts';

/** Revokes the certificate of anybody in the agency. */
export async function revokeCertificate(
  ctx: TxContext,
  input: InputOf<typeof certificates.revoke>,
): Promise<CertificateView> {
  await ensureManagesSignatures(ctx);
  const row = found(await lockCertificate(ctx.tx, ctx.actor.agencyId, input.certificateId));
  return revoke(ctx, row, input.reason);
}
