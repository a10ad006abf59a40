import { QueryClient } from '@tanstack/react-query';
import { AppError } from '#core/contract/errors.ts';
import { noAnswer } from './client.ts';

const passing = new Set([noAnswer, 'core.busy', 'core.internal']);

/** Only faults that may pass by themselves are tried again; a refusal is shown at once. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof AppError) || passing.has(error.code);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      retry: (count, error) => count < 2 && mayPass(error),
      retryDelay: (count) => 600 * 2 ** count,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
