import { found } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsByIds } from '#modules/organization/server/organization.api.ts';
import type { SigningItem, SigningView } from '../../contract/signing.ts';
import type { SigningId } from '../../contract/terms.ts';
import { type ShownItem, type SigningRow, shownItems, signingById } from './signing.queries.ts';

/** How far an act of the person who asks has come. @throws core.not-found for those of others */
export async function showSigningOf(ctx: TxContext, id: SigningId): Promise<SigningView> {
  const row = found(await signingById(ctx.tx, id));
  const [items, posts] = await Promise.all([
    shownItems(ctx.tx, id),
    postsByIds(ctx.tx, [row.post_id], ctx.clock.now()),
  ]);
  const state = stateAt(row, ctx.clock.now());
  return {
    id,
    postId: row.post_id,
    postName: posts.get(row.post_id)?.name ?? '—',
    expiresAt: row.expires_at.toISOString(),
    state,
    items: items.map((item) => presentItem(item, state)),
    provider: {
      name: row.provider,
      certified: row.certified,
      state: row.certificate_state,
      notAfter: row.certificate_until?.toISOString() ?? null,
      secret: row.secret,
    },
  };
}

/** Where an act stands; one whose process fell silent is over. */
export function stateAt(row: SigningRow, now: Date): SigningView['state'] {
  if (row.ended_at) return 'done';
  if (row.alive_until) return row.alive_until > now ? 'running' : 'done';
  return row.expires_at > now ? 'prepared' : 'expired';
}

function presentItem(item: ShownItem, act: SigningView['state']): SigningItem {
  // Nobody works on it any more, and nothing of it was kept: it can be signed by another act.
  const cutOff = act === 'done' && (item.state === 'signing' || item.state === 'ready');
  return {
    draftId: item.draft_id,
    subject: item.subject ?? '—',
    number: item.number,
    letterDay: item.letter_day,
    pages: item.pages,
    digest: item.digest?.toString('hex') ?? null,
    state: cutOff ? 'failed' : item.state,
    code: cutOff ? 'outgoing.signing-interrupted' : item.code,
    complete: item.complete,
  };
}
