import { ensure } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { ActorPost } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { providerIdentityOf } from '#modules/organization/server/organization.api.ts';
import type { CertificateView, certificates, OwnSigner } from '../../contract/certificates.ts';
import { passphraseRules } from '../../contract/terms.ts';
import { certificatesOf } from '../certificates/certificate.queries.ts';
import { presentCertificates } from '../certificates/present-certificates.ts';
import { askedState } from '../providers/asked-state.ts';
import { agencySettings } from '../settings/agency-settings.ts';

/** For which posts the person can sign, and every certificate they ever had. A provider outside is asked once. */
export async function listOwnCertificates(
  ctx: OutsideContext,
): Promise<OutputOf<typeof certificates.listOwn>> {
  const { settings, identity, held, shown } = await ctx.transact('read', read);
  const isLocal = settings.provider === 'local-x509';
  const atProvider = isLocal ? null : await askedState(ctx.clock.now(), { settings, identity });
  const signers = held.map((post): OwnSigner => {
    const certificate = inUse(shown, post.id) ?? null;
    const own = certificate
      ? { state: certificate.state, expiresAt: certificate.expiresAt }
      : { state: 'no-certificate' as const, expiresAt: null };
    const outside = atProvider && {
      state: atProvider.state,
      expiresAt: atProvider.expiresAt?.toISOString() ?? null,
    };
    return {
      post: { id: post.id, name: post.name, unitName: post.unitName },
      ...(outside ?? own),
      certificate: isLocal ? certificate : null,
      can: { enrol: isLocal },
    };
  });
  const current = new Set(signers.map(({ certificate }) => certificate?.id));
  return {
    provider: settings.provider,
    certified: !isLocal,
    level: settings.level,
    tokens: ctx.tokenModule !== undefined,
    rules: { least: passphraseRules.least, most: passphraseRules.most },
    signers,
    former: shown.filter(({ id }) => !current.has(id)),
  };
}

async function read(inner: TxContext) {
  const { kind, agencyId, personId, posts } = inner.actor;
  ensure(kind === 'person' && personId, 'core.forbidden');
  const settings = await agencySettings(inner);
  const isLocal = settings.provider === 'local-x509';
  return {
    settings,
    identity: isLocal ? {} : await providerIdentityOf(inner, personId),
    held: distinct(posts.filter(({ capacity }) => capacity !== 'secretary')),
    shown: await presentCertificates(inner, await certificatesOf(inner.tx, agencyId, personId), false),
  };
}

const distinct = (posts: readonly ActorPost[]): ActorPost[] => [
  ...new Map(posts.map((post) => [post.id, post])).values(),
];

/** The one that signs, or has only expired; what was revoked or replaced is history. */
const inUse = (shown: readonly CertificateView[], postId: PostId): CertificateView | undefined =>
  shown.find(({ post, revokedAt, replacedAt }) => post.id === postId && !revokedAt && !replacedAt);
