import { createHash } from 'node:crypto';

/** How many contents are remembered at once, and how long one of them may be in bytes: what is longer is read each time. */
interface Memory {
  entries: number;
  bytes: number;
}

/**
 * Reads each content once: the letters of an act bring the same few certificates and lists. What is read follows from the
 * bytes alone and is remembered under the SHA-256 of all of them, so one altered bit is another content. It is read from
 * a copy: nothing changes it afterwards, and no file stays in memory for the certificate in it. Nothing is remembered of
 * what could not be read.
 */
export function remembered<T>(
  read: (bytes: Uint8Array) => T,
  { entries, bytes: longest }: Memory,
): (bytes: Uint8Array) => T {
  const known = new Map<string, T>();
  return (bytes) => {
    if (bytes.length > longest) return read(bytes);
    const name = createHash('sha256').update(bytes).digest('base64');
    const found = known.get(name);
    if (found !== undefined) return found;
    const fresh = read(Uint8Array.from(bytes));
    if (known.size >= entries) known.clear();
    known.set(name, fresh);
    return fresh;
  };
}

/** Asks of each pair once what follows from both alone; for as long as both of them are remembered. */
export function rememberedPairs<A extends object, B extends object>(
  ask: (a: A, b: B) => boolean,
): (a: A, b: B) => boolean {
  const known = new WeakMap<A, WeakMap<B, boolean>>();
  return (a, b) => {
    const answers = known.get(a) ?? new WeakMap<B, boolean>();
    const found = answers.get(b);
    if (found !== undefined) return found;
    const fresh = ask(a, b);
    known.set(a, answers.set(b, fresh));
    return fresh;
  };
}
