import { dayIn } from '#core/clock/clock.ts';
import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId, type PostId } from '#core/contract/ids.ts';
import { violates } from '#core/db/tx.ts';
import type { ActorPost } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { isConfidential } from '#modules/letters/contract/terms.ts';
import { type LetterForAction, nameReaders } from '#modules/letters/server/letters.api.ts';
import { postPlaces, postsByIds } from '#modules/organization/server/organization.api.ts';
import type { GivingFields } from '../contract/fields.ts';
import type { DispositionId, RecipientId } from '../contract/terms.ts';
import type { DispositionView } from '../contract/views.ts';
import { presentDisposition } from './dispositions.present.ts';
import {
  addDisposition,
  addReaders,
  type NewRecipient,
  type RecipientRecord,
} from './dispositions.queries.ts';
import { offeredInstructions } from './instructions.ts';
import { loadTree } from './load-tree.ts';
import { deadlineFault } from './rules/deadlines.ts';

/** One act of giving: from which post, on which letter, below which desk (null for the first). */
export interface Giving {
  letter: LetterForAction;
  from: ActorPost;
  parent: RecipientRecord | null;
  fields: GivingFields;
}

/** What both events of giving say. */
export type Given = Awaited<ReturnType<typeof writeGiving>>;

/**
 * Checks and writes an act of giving with its desks; the first disposition and a forwarding are the same here.
 * @throws dispositions.says-nothing, dispositions.unknown-instruction, dispositions.deadline-past,
 *   dispositions.deadline-beyond-own, dispositions.only-downwards {postId}, dispositions.already-given
 */
export async function writeGiving(ctx: TxContext, { letter, from, parent, fields }: Giving) {
  const { tx, actor } = ctx;
  const at = ctx.clock.now();
  const recipients = [...new Set(fields.recipients)];
  const [, paths] = await Promise.all([checkWords(ctx, fields), pathsBelow(ctx, from.id, recipients)]);
  const deadline = deadlineOf(fields, letter, parent, dayIn(actor.zone, at));

  const confidential = isConfidential(letter.securityClass);
  // Before the rows themselves: the database shows confidential rows only to posts that are readers already.
  if (confidential) await addReaders(tx, letter.id, [...letter.addressees, from.id, ...recipients]);
  if (letter.securityClass !== 'B') await nameReaders(ctx, letter.id, recipients);
  const act = {
    agency_id: actor.agencyId,
    id: newId<'Disposition'>() as DispositionId,
    letter_id: letter.id,
    parent_id: parent?.id ?? null,
    from_post_id: from.id,
    given_by: found(actor.personId),
    capacity: from.capacity,
    instructions: fields.instructions,
    note: fields.note,
    deadline,
    urgency: fields.urgency ?? parent?.urgency ?? letter.urgency,
    secret: fields.secret,
    confidential,
    given_at: at,
  };
  const desks = recipients.map((post): NewRecipient & { id: RecipientId; post_id: PostId } => ({
    agency_id: actor.agencyId,
    id: newId<'Recipient'>() as RecipientId,
    disposition_id: act.id,
    letter_id: letter.id,
    parent_id: act.parent_id,
    giver_post_id: from.id,
    post_id: post,
    unit_path: found(paths.get(post)),
    deadline,
    urgency: act.urgency,
    confidential,
    given_at: at,
    desk_since: at,
  }));
  await addDisposition(tx, act, letter.words, desks).catch((error: unknown) => {
    if (violates(error, 'recipient_once')) fail('dispositions.already-given');
    throw error;
  });
  return {
    dispositionId: act.id,
    fromPostId: from.id,
    posts: recipients,
    recipients: desks.map((desk) => ({ id: desk.id, postId: desk.post_id })),
    instructions: fields.instructions,
    deadline,
    urgency: act.urgency,
    secret: fields.secret,
  };
}

/** The deadline that was set, or that of what is passed on: inherited as it is, even when it is over. */
function deadlineOf(
  { deadline }: GivingFields,
  letter: LetterForAction,
  parent: RecipientRecord | null,
  today: string,
): string | null {
  if (deadline === undefined) return parent ? parent.deadline : letter.deadline;
  const fault = deadlineFault(deadline, today, parent?.deadline ?? null);
  if (fault) fail(fault);
  return deadline;
}

/** A disposition says something, and only in words that this office uses. */
async function checkWords(ctx: TxContext, { instructions, note }: GivingFields): Promise<void> {
  ensure(instructions.length > 0 || note !== '', 'dispositions.says-nothing');
  if (instructions.length === 0) return;
  const offered = new Set((await offeredInstructions(ctx.tx)).map((one) => one.code));
  const unknown = instructions.find((code) => !offered.has(code));
  if (unknown) fail('dispositions.unknown-instruction', { instruction: unknown });
}

/** The units of the recipients with their ancestors, once it is sure that each lies below the giver. */
async function pathsBelow(
  ctx: TxContext,
  from: PostId,
  recipients: readonly PostId[],
): Promise<Map<PostId, string[]>> {
  const [posts, places] = await Promise.all([
    postsByIds(ctx.tx, recipients, ctx.clock.now()),
    postPlaces(ctx.tx, recipients),
  ]);
  const paths = new Map<PostId, string[]>();
  for (const id of recipients) {
    const post = found(posts.get(id));
    const { postPath, unitPath } = found(places.get(id));
    // A disposition only goes down the tree; upwards and sideways there is the nota dinas.
    if (id === from || !postPath.includes(from))
      fail('dispositions.only-downwards', { postId: id, post: post.name });
    paths.set(id, unitPath);
  }
  return paths;
}

/** The act as it stands now. */
export async function showDisposition(
  ctx: TxContext,
  letterId: LetterForAction['id'],
  id: DispositionId,
): Promise<DispositionView> {
  const tree = await loadTree(ctx, letterId);
  const act = found(tree.dispositions.find((one) => one.id === id));
  return presentDisposition(tree, act, { actor: ctx.actor, now: ctx.clock.now() });
}
