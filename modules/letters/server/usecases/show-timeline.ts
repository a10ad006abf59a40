import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId } from '#core/db/uuid-page.ts';
import { timelineOf } from '#core/events/timeline.ts';
import type { TxContext } from '#core/session/context.ts';
import type { letters } from '../../contract/letters.ts';
import { loadLetter } from '../load-letter.ts';
import { timelineEntries } from '../timeline-entries.ts';

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
  const items = await timelineEntries(ctx, events, ({ payload }) => noteIn(payload));
  return { items, next: newest.length > input.size ? (events[0]?.id ?? null) : null };
}

function noteIn(payload: unknown): string | null {
  const { reason, note } = (payload ?? {}) as Record<string, string | null | undefined>;
  return reason ?? note ?? null;
}
