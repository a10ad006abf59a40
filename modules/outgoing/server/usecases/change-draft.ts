import { isDeepStrictEqual } from 'node:util';
import { ensure, found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { publishAround } from '#core/http/live-hub.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFiles } from '#modules/files/server/files.api.ts';
import type { DraftFacts } from '../../contract/draft-fields.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import type { drafts } from '../../contract/drafts.ts';
import { draftChanged } from '../../contract/events.ts';
import { addressed, takingPart } from '../drafts/addressed.ts';
import { checkFacts } from '../drafts/check-facts.ts';
import { writeFacts } from '../drafts/drafts.writes.ts';
import { ensureCan, writingPost } from '../drafts/ensure-can.ts';
import { kindOfDraft } from '../drafts/kind-of-draft.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { showDraft } from '../drafts/show-draft.ts';

/** Changes what stands round the text; only what differs counts. On its way the signers stay who they are. */
export async function changeDraft(ctx: TxContext, input: InputOf<typeof drafts.change>): Promise<DraftView> {
  const { draftId, revision, ...sent } = input;
  const draft = await loadDraft(ctx, draftId, { lock: true });
  ensureCan(ctx, draft, 'write');
  ensure(draft.row.revision === revision, 'outgoing.changed-meanwhile');
  const changed = differing(draft.facts, sent);
  const fields = Object.keys(changed) as (keyof DraftFacts)[];
  if (fields.length === 0) return showDraft(ctx, draftId);
  ensure(draft.row.stage === 'draft' || !changed.signers, 'outgoing.not-now');
  const facts: DraftFacts = { ...draft.facts, ...changed };
  const { kind } = await kindOfDraft(ctx, draft.row);
  await checkFacts(ctx, kind, facts, changed);
  const at = ctx.clock.now();
  const added = facts.fileIds.filter((id) => !draft.facts.fileIds.includes(id));
  await claimFiles(ctx.tx, added, found(ctx.actor.personId), at);

  const way = draft.steps.map((step) => step.post_id as PostId);
  const written = await writeFacts(ctx.tx, draftId, revision, {
    facts,
    addressed: await addressed(ctx.tx, facts),
    readers: takingPart(draft.rights.writerPostId, facts, [...draft.rights.coWriters, ...way]),
    at,
  });
  ensure(written, 'outgoing.changed-meanwhile');
  await emit(ctx, draftChanged, {
    subject: draftId,
    post: writingPost(ctx.actor, draft),
    payload: { securityClass: facts.securityClass, posts: [], fields },
  });
  await publishAround(ctx.tx, draftId, { type: draftChanged.type });
  return showDraft(ctx, draftId);
}

/** The sent fields that are another than before. */
function differing(before: DraftFacts, sent: Partial<DraftFacts>): Partial<DraftFacts> {
  return Object.fromEntries(
    (Object.entries(sent) as [keyof DraftFacts, unknown][]).filter(
      ([name, value]) => value !== undefined && !isDeepStrictEqual(value, before[name]),
    ),
  );
}
