import { dayIn } from '#core/clock/clock.ts';
import { found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import { isFresh } from '#core/policy/step-up.ts';
import { postIds, postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { isConfidential, type LetterId } from '#modules/letters/contract/terms.ts';
import type { LetterRow } from '#modules/letters/contract/views.ts';
import { lettersByIds, presentPost } from '#modules/letters/server/letters.api.ts';
import { type PostView, postsByIds } from '#modules/organization/server/organization.api.ts';
import type { dispositions } from '../contract/dispositions.ts';
import type { dispositionLists } from '../contract/lists.ts';
import type { DispositionRow } from '../contract/views.ts';
import { deskCan } from './dispositions.policy.ts';
import type { Viewer } from './dispositions.present.ts';
import { namedInstructions, usualInstructions } from './instructions.ts';
import { type ListedDesk, listDesks } from './lists.queries.ts';
import { isOverdue } from './rules/deadlines.ts';

type ListInput = InputOf<typeof dispositions.inbox>;
type Filters = InputOf<typeof dispositionLists.inboxPdf>;
type Page = OutputOf<typeof dispositions.inbox>;

const usualTexts: ReadonlyMap<string, string> = new Map(
  usualInstructions.map(({ code, text }) => [code, text]),
);

/** Words of a search beyond these are not looked at. */
const mostWords = 12;

/** One page of desks for the reader's posts, newest or oldest first; searched and trimmed by right in the database. */
export async function listPage(ctx: TxContext, side: 'inbox' | 'given', input: ListInput): Promise<Page> {
  const viewer = { actor: ctx.actor, now: ctx.clock.now() };
  const place = { edge: cursorId(input.cursor), size: input.size + 1 };
  const page = uuidPage(input, await readDesks(ctx, side, input, place));
  return { items: await withNames(ctx, page.rows, viewer), next: page.next };
}

/** The whole list, `most` rows of it and one more where there are more. */
export async function listWhole(
  ctx: TxContext,
  side: 'inbox' | 'given',
  filters: Filters,
  most: number,
): Promise<DispositionRow[]> {
  const rows = await readDesks(ctx, side, filters, { edge: null, size: most + 1 });
  return withNames(ctx, rows, { actor: ctx.actor, now: ctx.clock.now() });
}

function readDesks(
  ctx: TxContext,
  side: 'inbox' | 'given',
  filters: Filters,
  place: { edge: string | null; size: number },
): Promise<ListedDesk[]> {
  const mine = postIds(ctx.actor);
  const wanted = filters.postId ? [found(postOf(ctx.actor, filters.postId)).id] : mine;
  return listDesks(ctx.tx, side, mine, wanted, {
    confidentialNotes: mayTellNotes({ actor: ctx.actor, now: ctx.clock.now() }),
    words: (filters.q ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords),
    states: filters.state ?? null,
    urgencies: filters.urgency ?? null,
    overdueOn: filters.overdue ? dayIn(ctx.actor.zone, ctx.clock.now()) : null,
    settled: filters.settled ?? filters.state !== undefined,
    oldest: filters.oldest ?? false,
    ...place,
  });
}

/** Rows with the names of posts and the letters; one whose letter may not be seen is left out. */
async function withNames(
  ctx: TxContext,
  rows: readonly ListedDesk[],
  viewer: Viewer,
): Promise<DispositionRow[]> {
  if (rows.length === 0) return [];
  const ids = new Set(rows.flatMap((row) => [row.post_id, row.giver_post_id]));
  const [letters, posts] = await Promise.all([
    lettersByIds(ctx, [...new Set(rows.map((row) => row.letter_id))]),
    postsByIds(ctx.tx, [...ids], viewer.now),
  ]);
  return rows.flatMap((row) => presentRow(row, letters, posts, viewer));
}

function presentRow(
  row: ListedDesk,
  letters: ReadonlyMap<LetterId, LetterRow>,
  posts: ReadonlyMap<PostId, PostView>,
  viewer: Viewer,
): DispositionRow[] {
  const { actor, now } = viewer;
  const letter = letters.get(row.letter_id);
  if (!letter) return [];
  const texts = row.texts ? new Map([...usualTexts, ...Object.entries(row.texts)]) : usualTexts;
  return [
    {
      recipientId: row.id,
      dispositionId: row.disposition_id as DispositionRow['dispositionId'],
      letter,
      post: presentPost(row.post_id, posts),
      fromPost: presentPost(row.giver_post_id, posts),
      state: row.state,
      instructions: row.known ? namedInstructions(row.instructions, texts) : [],
      note: row.known && (!isConfidential(letter.securityClass) || mayTellNotes(viewer)) ? row.note : '',
      withheld: !row.known,
      deadline: row.deadline,
      overdue: isOverdue(row, dayIn(actor.zone, now)),
      urgency: row.urgency,
      secret: row.secret,
      givenAt: row.given_at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
      reportedAt: row.reported_at?.toISOString() ?? null,
      settledAt: row.settled_at?.toISOString() ?? null,
      can: deskCan(actor, row, { stage: letter.stage, hasOpenBelow: row.has_open_below }),
    },
  ];
}

/**
 * A line tells that a confidential letter waits, and with which instruction; what was written about it asks a person for
 * the same fresh factor as the letter.
 */
function mayTellNotes({ actor, now }: Viewer): boolean {
  return actor.kind !== 'person' || isFresh(actor.factorAt, now);
}
