import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { CertificateView, certificates } from '../../contract/certificates.ts';
import { lockCertificate } from '../certificates/certificate.queries.ts';
import { revoke } from '../certificates/revoke.ts';

/** Revokes one of the own certificates, of posts that are not held any more too. */
export async function revokeOwnCertificate(
  ctx: TxContext,
  input: InputOf<typeof certificates.revokeOwn>,
): Promise<CertificateView> {
  const { kind, agencyId, personId } = ctx.actor;
  ensure(kind === 'person', 'core.forbidden');
  const row = found(await lockCertificate(ctx.tx, agencyId, input.certificateId));
  ensure(row.person_id === personId, 'core.not-found');
  return revoke(ctx, row, input.reason);
}
