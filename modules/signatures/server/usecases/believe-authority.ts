import { createHash } from 'node:crypto';
import { ensure, fail } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { violates } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { authorityBelieved } from '../../contract/events.ts';
import type { BelievedAuthorityView, settings } from '../../contract/settings.ts';
import { DerFault } from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';
import { ensureManagesSignatures } from '../manages-signatures.ts';
import { presentBelieved } from '../settings/present-settings.ts';
import { type BelievedRow, insertBelieved } from '../trust/believed-authority.queries.ts';
import { type Certificate, readCertificate } from '../x509/certificate.ts';
import { derOf } from '../x509/pem.ts';

/** Believes the authority of a provider or of an outside clock, when files of the agency are judged. */
export async function believeAuthority(
  ctx: TxContext,
  input: InputOf<typeof settings.believe>,
): Promise<BelievedAuthorityView> {
  await ensureManagesSignatures(ctx);
  const { agencyId, personId } = ctx.actor;
  const certificate = authorityIn(input.certificate);
  const now = ctx.clock.now();
  ensure(certificate?.authority && certificate.notAfter > now, 'signatures.not-an-authority');
  const fingerprint = createHash('sha256').update(certificate.der).digest();
  const row: BelievedRow = {
    agency_id: agencyId,
    id: newId(),
    name: nameIn(certificate),
    certificate: Buffer.from(certificate.der),
    fingerprint,
    certified: input.certified,
    expires_at: certificate.notAfter,
    added_by: personId!,
    added_at: now,
  };
  try {
    await insertBelieved(ctx.tx, row);
  } catch (error) {
    if (violates(error, 'believed_authority_taken')) fail('signatures.authority-known');
    throw error;
  }
  const payload = { fingerprint: fingerprint.toString('hex'), certified: input.certified };
  await emit(ctx, authorityBelieved, { subject: row.id, payload });
  return presentBelieved(row);
}

function authorityIn(text: string): Certificate | undefined {
  const der = derOf(text);
  try {
    return der && readCertificate(der);
  } catch (error) {
    if (error instanceof DerFault) return undefined;
    throw error;
  }
}

/** Whoever made the certificate wrote the name: no signs that a screen or the database would not take. */
function nameIn({ subjectNames }: Certificate): string {
  const name = subjectNames.get(oids.commonName) ?? subjectNames.get(oids.organization) ?? '';
  return (
    name
      .replace(/[\p{C}]+/gu, ' ')
      .trim()
      .slice(0, 200) || '—'
  );
}
