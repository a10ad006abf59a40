import { useEffect, useReducer } from 'react';
import type * as Y from 'yjs';

/** Draws the component again whenever something of a shared type changes, however deep. */
export function useShared(type: unknown): void {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const observed = type as Y.AbstractType<Y.YEvent<never>>;
    observed.observeDeep(again);
    return () => observed.unobserveDeep(again);
  }, [type]);
}
