import { ensure } from '#core/contract/errors.ts';
import type { AgencyId, PersonId, PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { providerIdentityOf } from '#modules/organization/server/organization.api.ts';
import type { SignerStateName } from '../../contract/terms.ts';
import { type CertificateRow, newestCertificate } from '../certificates/certificate.queries.ts';
import type { SignerIdentity } from '../providers/signature-provider.ts';
import { type AgencySettings, agencySettings } from '../settings/agency-settings.ts';

/** What is known of a person who would sign for a post, before anything is asked of anybody. */
export interface SigningGround {
  agencyId: AgencyId;
  personId: PersonId;
  postId: PostId;
  /** Whether the person holds the post now; a secretary does not. */
  isHeld: boolean;
  settings: AgencySettings;
  /** Of the agency's own authority: the newest for this post. */
  certificate: CertificateRow | undefined;
  /** For a provider outside. */
  identity: SignerIdentity;
}

/** @throws core.forbidden for programs: who signs is a person in an open session */
export async function signingGround(ctx: TxContext, postId: PostId): Promise<SigningGround> {
  const { kind, agencyId, personId, posts } = ctx.actor;
  ensure(kind === 'person' && personId, 'core.forbidden');
  const settings = await agencySettings(ctx);
  const isLocal = settings.provider === 'local-x509';
  return {
    agencyId,
    personId,
    postId,
    isHeld: posts.some(({ id, capacity }) => id === postId && capacity !== 'secretary'),
    settings,
    certificate: isLocal ? await newestCertificate(ctx.tx, agencyId, personId, postId) : undefined,
    identity: isLocal ? {} : await providerIdentityOf(ctx, personId),
  };
}

/** The state of a certificate by itself, whoever holds the post. */
export function certificateState(row: CertificateRow, now: Date): SignerStateName {
  if (row.revoked_at) return 'revoked';
  if (row.replaced_at) return 'replaced';
  return row.expires_at <= now ? 'expired' : 'ready';
}
