import type { PersonId, PostId } from '#core/contract/ids.ts';
import { postsNamedIn, sentenceOf } from '#core/events/sentence.ts';
import type { RecordedEvent } from '#core/events/subscriber.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, postsByIds } from '#modules/organization/server/organization.api.ts';
import type { TimelineEntry } from '../contract/views.ts';

/** Events as the sentences of a timeline, with the names that people and posts have now. */
export async function timelineEntries(
  ctx: TxContext,
  events: readonly RecordedEvent[],
  noteOf: (event: RecordedEvent) => string | null,
): Promise<TimelineEntry[]> {
  const named = events.flatMap((event) => [event.postId, ...postsNamedIn(event.payload)]);
  const [people, posts] = await Promise.all([
    peopleByIds(ctx.tx, unique(events.map((event) => event.personId)) as PersonId[]),
    postsByIds(ctx.tx, unique(named) as PostId[]),
  ]);
  return events.map((event) => {
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
      note: noteOf(event),
    };
  });
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
