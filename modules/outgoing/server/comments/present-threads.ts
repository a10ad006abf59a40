import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { CommentId, CommentThread } from '../../contract/text.ts';
import type { CommentRecord } from './comments.queries.ts';

/** Comments as threads with the names of who spoke: open ones first, each in the order in which they began. */
export async function presentThreads(
  { tx }: TxContext,
  records: readonly CommentRecord[],
): Promise<CommentThread[]> {
  const ids = records.flatMap((one) => [one.made_by, ...(one.resolved_by ? [one.resolved_by] : [])]);
  const people = await peopleByIds(tx, [...new Set(ids)] as PersonId[]);
  const personOf = (id: string) => ({
    id: id as PersonId,
    name: people.get(id as PersonId)?.name ?? '—',
  });
  const saidIn = (id: string) => records.filter((one) => one.id === id || one.thread_id === id);
  return records
    .filter((one) => one.thread_id === null)
    .map((first) => ({
      id: first.id as CommentId,
      anchor:
        first.anchor_from !== null && first.anchor_to !== null
          ? { from: first.anchor_from, to: first.anchor_to }
          : null,
      quote: first.quote,
      resolved:
        first.resolved_at && first.resolved_by
          ? { at: first.resolved_at.toISOString(), by: personOf(first.resolved_by) }
          : null,
      said: saidIn(first.id).map((one) => ({
        id: one.id as CommentId,
        by: personOf(one.made_by),
        at: one.made_at.toISOString(),
        body: one.body,
      })),
    }))
    .toSorted((a, b) => Number(a.resolved !== null) - Number(b.resolved !== null));
}
