import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { Operation, OutputOf, SentInput } from '#core/contract/operation.ts';
import { readAnswer } from '../outbox/read-answer.ts';

/** Queries are keyed by operation and input, so that live events can name what they make stale. */
export function operationQuery<Op extends Operation>(op: Op, input: SentInput<Op>) {
  return {
    queryKey: [op.id, input] as const,
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<OutputOf<Op>> =>
      readAnswer(op, input, { signal }),
  };
}

export interface ReadOptions {
  enabled?: boolean;
  /** Shows the former answer while the next is on its way; for lists and searches. */
  keepPrevious?: boolean;
  /** Milliseconds between refreshes, for work that is under way. */
  every?: number | false;
}

/** Reads one answer. */
export function useOperation<Op extends Operation>(
  op: Op,
  input: SentInput<Op>,
  options: ReadOptions = {},
): UseQueryResult<OutputOf<Op>> {
  return useQuery({
    ...operationQuery(op, input),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<OutputOf<Op>>;
}

/** One page as every list answers it (`pageOf`). */
export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Pages<T> = UseInfiniteQueryResult<InfiniteData<Page<T>>>;

/** Reads a list page by page. `cursor` names the input that takes the place where the next page begins. */
export function useOperationPages<Op extends Operation>(
  op: Op,
  input: SentInput<Op>,
  cursor = 'cursor',
): Pages<OutputOf<Op> extends Page<infer T> ? T : never> {
  return useInfiniteQuery({
    queryKey: [op.id, input, 'pages'] as const,
    queryFn: ({ pageParam, signal }) =>
      readAnswer(
        op,
        { ...(input as object), ...(pageParam ? { [cursor]: pageParam } : {}) } as SentInput<Op>,
        {
          signal,
        },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page as Page<unknown>).next,
    placeholderData: keepPreviousData,
  }) as Pages<OutputOf<Op> extends Page<infer T> ? T : never>;
}
