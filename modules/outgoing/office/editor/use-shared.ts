import { useReducer, useEffect } from 'react';
import type * as Y from 'yjs';

/** Draws the component again whenever something of a shared type changes, however deep. */
export function useShared(...types: readonly Y.AbstractType<never>[] | readonly unknown[]): void {
  const [, again] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the types are the dependencies, however many
  useEffect(() => {
    const observed = types as Y.AbstractType<Y.YEvent<never>>[];
    for (const type of observed) type.observeDeep(again);
    return () => {
      for (const type of observed) type.unobserveDeep(again);
    };
  }, types as unknown[]);
}
