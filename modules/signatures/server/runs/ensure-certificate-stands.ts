import { ensure } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import { certificateById } from '../certificates/certificate.queries.ts';
import { certificateState } from './signing-ground.ts';

/**
 * Stops where the certificate that a run signs with was revoked, replaced or ran out since it was opened: asked for every
 * letter, by its key. A provider outside looks at its own.
 * @throws signatures.no-certificate, signatures.certificate-expired
 */
export async function ensureCertificateStands(
  { tx, actor, clock }: TxContext,
  { certificate }: { certificate: { id: string } | null },
): Promise<void> {
  if (!certificate) return;
  const row = await certificateById(tx, actor.agencyId, certificate.id);
  const state = row ? certificateState(row, clock.now()) : 'no-certificate';
  ensure(state !== 'expired', 'signatures.certificate-expired');
  ensure(state === 'ready', 'signatures.no-certificate');
}
