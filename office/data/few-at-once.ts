import { patiently } from './patiently.ts';

/** So many requests are under way together: a person's others still find a line. */
const together = 4;

/**
 * Does the same to many things, a few at a time, and waits where the server asks for it. What failed is answered in its
 * place, never thrown.
 */
export async function fewAtOnce<T, R>(
  things: readonly T[],
  work: (thing: T) => Promise<R>,
): Promise<PromiseSettledResult<R>[]> {
  const ends: PromiseSettledResult<R>[] = new Array(things.length);
  let next = 0;
  const line = async () => {
    while (next < things.length) {
      const at = next;
      next += 1;
      const thing = things[at] as T;
      ends[at] = await patiently(() => work(thing)).then(
        (value) => ({ status: 'fulfilled' as const, value }),
        (reason: unknown) => ({ status: 'rejected' as const, reason }),
      );
    }
  };
  await Promise.all(Array.from({ length: together }, line));
  return ends;
}
