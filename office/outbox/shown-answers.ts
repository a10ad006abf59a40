import { notifyManager, type Query, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { AppError } from '#core/contract/errors.ts';

/** Answers that came from this device instead of the server, and when the server had given them (ms). */
const fromDevice = new Map<string, number>();

const wordsOf = (operation: unknown, input: unknown) => `${operation} ${JSON.stringify(input ?? null)}`;

export function noteKept(operation: string, input: unknown, at: number): void {
  fromDevice.set(wordsOf(operation, input), at);
}

export function noteFresh(operation: string, input: unknown): void {
  fromDevice.delete(wordsOf(operation, input));
}

/** Since when the oldest answer on screen is known (ms); null where all that is shown came from the server just now. */
export function useOldestShown(): number | null {
  return useInSight((shown) => {
    const ages = shown.flatMap(({ queryKey: [operation, input] }) => {
      const at = fromDevice.get(wordsOf(operation, input));
      return at === undefined ? [] : [at];
    });
    return ages.length > 0 ? Math.min(...ages) : null;
  });
}

/** Whether something on screen waits for a fresh factor before it is read again. */
export function useUnprovedShown(): boolean {
  return useInSight((shown) => shown.some(isUnproved));
}

/** An answer that the server gives only after a fresh factor. */
export function isUnproved({ state }: Pick<Query, 'state'>): boolean {
  return state.error instanceof AppError && state.error.code === 'core.step-up-required';
}

function useInSight<T extends string | number | boolean | null>(read: (shown: Query[]) => T): T {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (heard) => cache.subscribe(notifyManager.batchCalls(heard)),
    () => read(cache.findAll({ type: 'active' })),
  );
}
