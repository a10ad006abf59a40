import type { UseQueryResult } from '@tanstack/react-query';
import { useOperation } from '#office/data/use-operation.ts';
import { configuration, type WritableKind } from '../../contract/configuration.ts';

/** The kinds that are written here today. */
export function useKinds(): Omit<UseQueryResult, 'data'> & { data: readonly WritableKind[] | undefined } {
  const answer = useOperation(configuration.kinds, {});
  return { ...answer, data: answer.data?.items };
}
