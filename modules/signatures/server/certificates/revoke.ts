import { ensure } from '#core/contract/errors.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { CertificateView } from '../../contract/certificates.ts';
import { certificateRevoked } from '../../contract/events.ts';
import type { RevocationReason } from '../../contract/terms.ts';
import { writeListOf } from '../authority/current-lists.ts';
import { type CertificateRow, setRevoked } from './certificate.queries.ts';
import { presentCertificates } from './present-certificates.ts';

/**
 * Revokes for good: the database takes the key away, and the list that everybody reads is written anew at once. What was
 * signed before and stamped with its time stays valid.
 */
export async function revoke(
  ctx: TxContext,
  row: CertificateRow,
  reason: RevocationReason,
): Promise<CertificateView> {
  ensure(!row.revoked_at, 'signatures.already-revoked');
  const { agencyId, personId } = ctx.actor;
  const at = ctx.clock.now();
  await setRevoked(ctx.tx, agencyId, row.id, { at, by: personId!, reason });
  await writeListOf(ctx, row.authority_id);
  const payload = { personId: row.person_id as PersonId, postId: row.post_id as PostId };
  await emit(ctx, certificateRevoked, {
    subject: row.id,
    payload: { ...payload, reason, serial: row.serial },
  });
  const revoked = { ...row, revoked_at: at, revoked_by: personId, reason };
  return (await presentCertificates(ctx, [revoked], false))[0]!;
}
