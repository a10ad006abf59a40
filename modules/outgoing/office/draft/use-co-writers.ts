import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AppError } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import { callOnce } from '#office/data/call-once.ts';
import { staleByOperation } from '#office/data/use-act.ts';
import { operationQuery } from '#office/data/use-operation.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';

/** So often it is tried upon what others changed meanwhile. */
const attempts = 5;

type Change = (posts: readonly PostId[]) => PostId[];

/** Changes who writes along, upon the list as it stands now: fields that are saved meanwhile are no hindrance. */
export function useCoWriters(draft: DraftView) {
  const queries = useQueryClient();
  const query = operationQuery(drafts.open, { draftId: draft.id });
  return useMutation({
    mutationFn: async (change: Change): Promise<DraftView> => {
      let now = queries.getQueryData<DraftView>(query.queryKey) ?? draft;
      for (let left = attempts; ; left -= 1) {
        const postIds = change(now.coWriters.map(({ id }) => id));
        const { revision } = now;
        try {
          return await callOnce(drafts.nameCoWriters, { draftId: draft.id, revision, postIds });
        } catch (fault) {
          if (!(fault instanceof AppError) || fault.code !== 'outgoing.changed-meanwhile' || left === 1)
            throw fault;
          now = await queries.fetchQuery({ ...query, staleTime: 0 });
        }
      }
    },
    onSuccess: async (saved) => {
      await queries.cancelQueries({ queryKey: query.queryKey });
      queries.setQueryData(query.queryKey, saved);
      void staleByOperation(queries, ['outgoing.timeline', 'outgoing.list-drafts']);
    },
  });
}
