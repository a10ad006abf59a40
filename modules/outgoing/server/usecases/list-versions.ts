import { ensure } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { ShownText } from '../../contract/draft-fields.ts';
import type { VersionView } from '../../contract/draft-views.ts';
import type { drafts } from '../../contract/drafts.ts';
import { versionKept } from '../../contract/events.ts';
import { ensureCan, writingPost } from '../drafts/ensure-can.ts';
import { isUnchanged, keepVersion as keep, keptText, liveText } from '../drafts/live-version.ts';
import { type LoadedDraft, loadDrafting } from '../drafts/load-draft.ts';
import { presentVersions } from '../drafts/present-versions.ts';
import { shownFacts } from '../drafts/shown-facts.ts';
import { versionsOf } from '../drafts/versions.queries.ts';
import { seedText } from '../text/text-of.ts';

/** The versions of a letter, newest first. */
export async function listVersions(
  ctx: TxContext,
  { draftId }: InputOf<typeof drafts.versions>,
): Promise<OutputOf<typeof drafts.versions>> {
  await loadDrafting(ctx, draftId);
  return presentVersions(ctx, await versionsOf(ctx.tx, draftId));
}

/** The text of one version with what stood round it, or (0) as it stands now. */
export async function openVersion(
  ctx: TxContext,
  { draftId, number }: InputOf<typeof drafts.openVersion>,
): Promise<ShownText> {
  const draft = await loadDrafting(ctx, draftId);
  const { facts, text } = await (number === 0 ? liveText(ctx.tx, draft) : keptText(ctx.tx, draftId, number));
  return { facts: shownFacts(ctx.actor, facts, draft.rights), text };
}

/** Keeps what stands there as a version, while the letter is with those who write it. */
export async function keepVersion(
  ctx: TxContext,
  { draftId, note }: InputOf<typeof drafts.keepVersion>,
): Promise<VersionView> {
  const draft = await atItsDesk(ctx, draftId);
  return kept(ctx, draft, note || null);
}

/** Brings the text of an earlier version back; answers the version that what stood there is kept as. */
export async function restoreVersion(
  ctx: TxContext,
  { draftId, number }: InputOf<typeof drafts.restoreVersion>,
): Promise<VersionView> {
  const draft = await atItsDesk(ctx, draftId);
  const { text } = await keptText(ctx.tx, draftId, number);
  const [newest] = await presentVersions(ctx, (await versionsOf(ctx.tx, draftId)).slice(0, 1));
  const before = newest && (await isUnchanged(ctx.tx, draft)) ? newest : await kept(ctx, draft, null);
  await seedText(ctx, draftId, text);
  return before;
}

async function kept(ctx: TxContext, draft: LoadedDraft, note: string | null): Promise<VersionView> {
  const { id, rights } = draft;
  const postId = writingPost(ctx.actor, draft);
  const number = await keep(ctx, draft, { postId, note });
  await emit(ctx, versionKept, {
    subject: id,
    post: postId,
    payload: { securityClass: rights.securityClass, posts: [], number },
  });
  const [view] = await presentVersions(ctx, (await versionsOf(ctx.tx, id)).slice(0, 1));
  return view!;
}

/** On its way only what somebody initials or gives back becomes a version. */
async function atItsDesk(ctx: TxContext, id: LoadedDraft['id']): Promise<LoadedDraft> {
  const draft = await loadDrafting(ctx, id, { lock: true });
  ensureCan(ctx, draft, 'write');
  ensure(draft.row.stage === 'draft', 'outgoing.not-now');
  return draft;
}
