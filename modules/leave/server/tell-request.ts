import type { EventDefinition } from '#core/contract/event.ts';
import type { PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { leaveEnded, leaveGranted } from '../contract/events.ts';
import type { KnownRequest } from './requests.queries.ts';

/** The person and the days of a request. */
export function daysTold({ id, personId, first, last }: KnownRequest) {
  return { requestId: id, personId, first, last };
}

/** Who is to act on a request now. */
export function waitsWith(row: KnownRequest): {
  posts: PostId[];
  substituteId: KnownRequest['substituteId'];
} {
  const posts =
    row.state === 'awaiting-superior'
      ? [row.superiorPostId]
      : row.state === 'awaiting-official'
        ? [row.officialPostId]
        : [];
  return { posts, substituteId: row.state === 'awaiting-substitute' ? row.substituteId : null };
}

/** Tells whose turn it is, or that nobody's is any more. */
export function tellWaiting(
  ctx: TxContext,
  definition: EventDefinition,
  row: KnownRequest,
  waits = waitsWith(row),
): Promise<void> {
  return emit(ctx, definition, {
    subject: row.id,
    matter: row.personId,
    payload: { ...daysTold(row), ...waits },
  });
}

/** Tells what came of a request to its person. */
export function tellPerson(ctx: TxContext, definition: EventDefinition, row: KnownRequest): Promise<void> {
  return emit(ctx, definition, { subject: row.id, matter: row.personId, payload: daysTold(row) });
}

const concerned = (row: KnownRequest) => ({
  substituteId: row.substituteId,
  posts: row.superiorPostId === row.officialPostId ? [] : [row.superiorPostId],
});

/** Tells that leave was granted, to all whom it concerns. */
export function tellGranted(ctx: TxContext, row: KnownRequest): Promise<void> {
  return emit(ctx, leaveGranted, {
    subject: row.id,
    matter: row.personId,
    payload: { ...daysTold(row), ...concerned(row) },
  });
}

/** Tells that leave that was granted ends: `last` is the last day that was leave. */
export function tellEnded(ctx: TxContext, row: KnownRequest, last: string | null): Promise<void> {
  return emit(ctx, leaveEnded, {
    subject: row.id,
    matter: row.personId,
    payload: { ...daysTold(row), ...concerned(row), posts: [row.superiorPostId], last },
  });
}
