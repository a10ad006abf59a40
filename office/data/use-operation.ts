import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  type QueryFunctionContext,
  type QueryKey,
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
    queryFn: ({ signal, client, queryKey }: Reading): Promise<OutputOf<Op>> =>
      readAnswer(op, input, { signal, unasked: wasShown(client, queryKey) }),
  };
}

type Reading = Pick<QueryFunctionContext, 'signal' | 'client' | 'queryKey'>;

/**
 * What is on screen is read again by itself, and must not cover what the person is writing with a question; nor does what
 * they turned away from ask again. The banner does, and the place of the answer.
 */
function wasShown(client: QueryClient, queryKey: QueryKey): boolean {
  const state = client.getQueryState(queryKey);
  return state !== undefined && (state.data !== undefined || state.errorUpdateCount > 0);
}

/** A page of a list that was on screen; the next one is asked for by the person. */
function pageWasShown(client: QueryClient, queryKey: QueryKey, page: unknown): boolean {
  const shown = client.getQueryData<InfiniteData<unknown>>(queryKey);
  return shown ? shown.pageParams.includes(page) : wasShown(client, queryKey);
}

export interface ReadOptions<Op extends Operation> {
  enabled?: boolean;
  /** Shows the former answer while the next is on its way; for lists and searches. */
  keepPrevious?: boolean;
  /** Milliseconds between refreshes while work is under way, where need be by the last answer. */
  every?: number | false | ((answer: OutputOf<Op> | undefined) => number | false);
}

/** Reads one answer. */
export function useOperation<Op extends Operation>(
  op: Op,
  input: SentInput<Op>,
  options: ReadOptions<Op> = {},
): UseQueryResult<OutputOf<Op>> {
  const { every = false } = options;
  return useQuery({
    ...operationQuery(op, input),
    enabled: options.enabled ?? true,
    refetchInterval: typeof every === 'function' ? ({ state }) => every(state.data) : every,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<OutputOf<Op>>;
}

/** One page as every list answers it (`pageOf`). */
export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Pages<T> = UseInfiniteQueryResult<InfiniteData<Page<T>>>;

/** The rows of all pages that were read so far. */
export function rowsOf<T>(pages: Pages<T>): T[] {
  return pages.data?.pages.flatMap(({ items }) => items) ?? [];
}

/** Reads a list page by page. `cursor` names the input that takes the place where the next page begins. */
export function useOperationPages<Op extends Operation>(
  op: Op,
  input: SentInput<Op>,
  cursor = 'cursor',
): Pages<OutputOf<Op> extends Page<infer T> ? T : never> {
  return useInfiniteQuery({
    queryKey: [op.id, input, 'pages'] as const,
    queryFn: ({ pageParam, signal, client, queryKey }) =>
      readAnswer(
        op,
        { ...(input as object), ...(pageParam ? { [cursor]: pageParam } : {}) } as SentInput<Op>,
        { signal, unasked: pageWasShown(client, queryKey, pageParam) },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page as Page<unknown>).next,
    placeholderData: keepPreviousData,
  }) as Pages<OutputOf<Op> extends Page<infer T> ? T : never>;
}
