import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId } from '#core/db/uuid-page.ts';
import { postsNamedIn, sentenceOf } from '#core/events/sentence.ts';
import { timelineOf } from '#core/events/timeline.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, postsByIds } from '#modules/organization/server/organization.api.ts';
import type { letters } from '../../contract/letters.ts';
import { loadLetter } from '../load-letter.ts';

/** Everything that happened to a letter and its dispositions, as sentences. */
export async function showTimeline(
  ctx: TxContext,
  input: InputOf<typeof letters.timeline>,
): Promise<OutputOf<typeof letters.timeline>> {
  // Read first: what is thrown beside a question that is under way would leave its refusal to nobody.
  const before = cursorId(input.cursor);
  // Asked for together; what is thrown is thrown before anything is told.
  const [, newest] = await Promise.all([
    loadLetter(ctx, input.letterId),
    timelineOf(ctx.tx, input.letterId, input.size + 1, before),
  ]);
  const events = newest.slice(-input.size);
  const named = events.flatMap((event) => [event.postId, ...postsNamedIn(event.payload)]);
  const [people, posts] = await Promise.all([
    peopleByIds(ctx.tx, unique(events.map((event) => event.personId)) as PersonId[]),
    postsByIds(ctx.tx, unique(named) as PostId[]),
  ]);
  const items = events.map((event) => {
    const actorName = event.personId ? (people.get(event.personId)?.name ?? null) : null;
    const postName = event.postId ? (posts.get(event.postId)?.name ?? null) : null;
    const others = postsNamedIn(event.payload).map((id) => posts.get(id as PostId)?.name ?? '—');
    return {
      id: event.id,
      type: event.type,
      at: event.occurredAt.toISOString(),
      sentence: sentenceOf(ctx.locales, ctx.locale, event, { actorName, postName, others }),
      actorName,
      postName,
      note: noteIn(event.payload),
    };
  });
  return { items, next: newest.length > input.size ? (events[0]?.id ?? null) : null };
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

function noteIn(payload: unknown): string | null {
  const { reason, note } = (payload ?? {}) as Record<string, string | null | undefined>;
  return reason ?? note ?? null;
}
