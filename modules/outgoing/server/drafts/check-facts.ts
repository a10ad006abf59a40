import { dayIn } from '#core/clock/clock.ts';
import { ensure, fail } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { isClassification } from '#modules/archive/server/archive.api.ts';
import { agencies, postsInForce } from '#modules/organization/server/organization.api.ts';
import type { DraftFacts, Recipient } from '../../contract/draft-fields.ts';
import type { LetterKind } from '../../contract/kinds.ts';
import type { LayoutPiece } from '../../contract/layouts.ts';
import { missingFacts } from '../../contract/missing-facts.ts';
import { refusedByMail } from '../../contract/refused-by-mail.ts';

/**
 * What the facts of a letter must be for its kind at any time: what a form cannot know by itself.
 * @param named only what these name is looked up: what was named before may be closed by now
 * @throws outgoing.signers-too-many, outgoing.unknown-classification, outgoing.post-unknown
 */
export async function checkFacts(
  ctx: TxContext,
  kind: LetterKind,
  facts: DraftFacts,
  named: Partial<DraftFacts> = facts,
): Promise<void> {
  ensure(facts.signers.length <= kind.signers[1], 'outgoing.signers-too-many');
  const { classificationCode } = facts;
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  ensure(
    classificationCode === null || (await isClassification(ctx.tx, classificationCode, today)),
    'outgoing.unknown-classification',
  );
  const recipients = [...(named.recipients ?? []), ...(named.copies ?? [])];
  const signers = (named.signers ?? []).flatMap(({ postId, forPostId }) => [postId, forPostId ?? postId]);
  const posts = [...new Set([...signers, ...recipients.flatMap(postOfRecipient)])];
  if (posts.length > 0) {
    const inForce = await postsInForce(ctx.tx, posts, today);
    ensure(inForce.length === posts.length, 'outgoing.post-unknown');
  }
  const others = recipients.flatMap((one) => (one.channel === 'agency' ? [one.agencyId] : []));
  if (others.length > 0) {
    const known = new Set((await agencies(ctx.tx.client)).map(({ id }) => id));
    ensure(
      others.every((id) => known.has(id)),
      'core.not-found',
    );
  }
}

/**
 * What a letter needs besides before it goes on its way.
 * @throws outgoing.signers-too-few, outgoing.classification-missing, outgoing.recipients-missing,
 *   outgoing.recipient-by-mail, outgoing.copy-by-mail
 */
export function checkComplete(kind: LetterKind, layout: readonly LayoutPiece[], facts: DraftFacts): void {
  const [missing] = missingFacts(kind, layout, facts);
  if (missing) fail(missing);
  ensureNoneByMail('outgoing.recipient-by-mail', facts.recipients, facts);
  ensureNoneByMail('outgoing.copy-by-mail', facts.copies, facts);
}

/** Told by its place in the list, because a refusal holds no name. */
function ensureNoneByMail(code: string, list: readonly Recipient[], { securityClass }: DraftFacts): void {
  const at = list.findIndex(({ channel }) => refusedByMail(channel, securityClass));
  ensure(at < 0, code, { row: at + 1 });
}

function postOfRecipient(one: Recipient): PostId[] {
  return one.channel === 'post' ? [one.postId] : [];
}
