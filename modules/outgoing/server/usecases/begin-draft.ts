import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId, type PersonId, type PostId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { type ActorPost, holds, postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFiles } from '#modules/files/server/files.api.ts';
import { unitPaths } from '#modules/organization/server/organization.api.ts';
import { type DraftFacts, draftFields } from '../../contract/draft-fields.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import type { drafts } from '../../contract/drafts.ts';
import { draftBegun } from '../../contract/events.ts';
import { writeLetters } from '../../contract/permissions.ts';
import type { DraftId } from '../../contract/terms.ts';
import { rulesInForce } from '../configuration/rules-in-force.ts';
import { addressed, takingPart } from '../drafts/addressed.ts';
import { checkFacts } from '../drafts/check-facts.ts';
import { insertDraft } from '../drafts/drafts.writes.ts';
import { factsByDefault, takenOver } from '../drafts/first-facts.ts';
import { kindWithLayout } from '../drafts/kind-of-draft.ts';
import { showDraft } from '../drafts/show-draft.ts';
import { seedText } from '../text/text-of.ts';

type Input = InputOf<typeof drafts.begin>;

/** Begins a letter of a kind through a post of the writer. */
export async function beginDraft(ctx: TxContext, input: Input): Promise<DraftView> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const post = await writersPost(ctx, input.postId);
  const kind = kindWithLayout(await rulesInForce(tx, dayIn(actor.zone, now)), input.kindCode);
  const { amendsDraftId, amendsHow } = input;
  ensure((amendsDraftId === undefined) === (amendsHow === undefined), 'core.invalid-input');
  const over = await takenOver(ctx, post, kind, {
    answersLetterId: input.answersLetterId ?? null,
    answersDeskId: input.answersDeskId ?? null,
    amends: amendsDraftId && amendsHow ? { draftId: amendsDraftId, how: amendsHow } : null,
    likeDraftId: input.likeDraftId ?? null,
  });
  const facts: DraftFacts = {
    ...(await factsByDefault(ctx, post, kind)),
    ...over.facts,
    ...givenFields(input),
  };
  await checkFacts(ctx, kind.kind, facts);
  const writer = found(actor.personId);
  await claimFiles(tx, facts.fileIds, writer, now);

  const id = newId<'Draft'>() as DraftId;
  insertDraft(tx, {
    id,
    unit_id: post.unitId,
    kind_code: kind.kind.code,
    kind_name: kind.kind.name,
    facts,
    addressed: await addressed(tx, facts),
    drafted_post_id: post.id,
    drafted_by: writer as PersonId,
    readers: takingPart(post.id, facts),
    answers_letter_id: over.answersLetterId,
    answers_desk_id: input.answersDeskId ?? null,
    amends_draft_id: amendsDraftId ?? null,
    amends_how: amendsHow ?? null,
    held_since: now,
    created_at: now,
    changed_at: now,
  });
  await seedText(ctx, id, over.text);
  await emit(ctx, draftBegun, {
    subject: id,
    post: post.id,
    payload: {
      securityClass: facts.securityClass,
      posts: [],
      kindCode: kind.kind.code,
      urgency: facts.urgency,
    },
  });
  return showDraft(ctx, id);
}

/** The post through which the writer writes: the one that was asked for, or the first that may. @throws core.not-found */
async function writersPost({ tx, actor }: TxContext, wanted: PostId | undefined): Promise<ActorPost> {
  const own = [...actor.posts].sort(
    (a, b) => Number(a.capacity === 'secretary') - Number(b.capacity === 'secretary'),
  );
  const candidates = wanted ? [found(postOf(actor, wanted))] : own;
  const paths = await unitPaths(tx, [...new Set(candidates.map(({ unitId }) => unitId))]);
  return found(candidates.find(({ unitId }) => holds(actor, writeLetters, paths.get(unitId) ?? [])));
}

/** The fields that were sent. */
function givenFields(input: Input): Partial<DraftFacts> {
  const names = Object.keys(draftFields);
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => names.includes(name) && value !== undefined),
  );
}
