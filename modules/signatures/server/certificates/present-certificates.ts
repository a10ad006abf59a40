import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, postsByIds } from '#modules/organization/server/organization.api.ts';
import type { CertificateView, SigningCertificateId } from '../../contract/certificates.ts';
import { certificateState } from '../runs/signing-ground.ts';
import type { CertificateRow } from './certificate.queries.ts';

/** Certificates as they are shown; `manages` is whether the actor may revoke those of everybody. */
export async function presentCertificates(
  ctx: TxContext,
  rows: readonly CertificateRow[],
  manages: boolean,
): Promise<CertificateView[]> {
  const people = await peopleByIds(ctx.tx, [...new Set(rows.map((row) => row.person_id as PersonId))]);
  const posts = await postsByIds(ctx.tx, [...new Set(rows.map((row) => row.post_id as PostId))]);
  return rows.map((row) => {
    const [personId, postId] = [row.person_id as PersonId, row.post_id as PostId];
    const state = certificateState(row, ctx.clock.now());
    const isOwn = ctx.actor.personId === personId;
    const hasKey = !row.revoked_at && !row.replaced_at;
    return {
      id: row.id as SigningCertificateId,
      person: { id: personId, name: people.get(personId)?.name ?? '' },
      post: { id: postId, name: posts.get(postId)?.name ?? '' },
      keeping: row.keeping,
      serial: row.serial,
      issuedAt: row.issued_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      replacedAt: row.replaced_at?.toISOString() ?? null,
      revokedAt: row.revoked_at?.toISOString() ?? null,
      reason: row.reason,
      state,
      can: {
        revoke: !row.revoked_at && (isOwn || manages),
        changePassphrase: isOwn && hasKey && row.keeping === 'passphrase',
      },
    };
  });
}
