/** Lets at most `places` pieces of work run at once; the others wait in line. */
export interface TurnTaking {
  /** Resolves with a function that gives the place back. Rejects with the signal's reason when it aborts. */
  enter(signal?: AbortSignal): Promise<() => void>;
  readonly waiting: number;
}

export function turnTaking(places: number): TurnTaking {
  let free = places;
  const line: (() => void)[] = [];
  const leaver = (): (() => void) => {
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      const next = line.shift();
      if (next) next();
      else free++;
    };
  };
  return {
    get waiting() {
      return line.length;
    },
    enter(signal) {
      signal?.throwIfAborted();
      if (free > 0) {
        free--;
        return Promise.resolve(leaver());
      }
      return new Promise((resolve, reject) => {
        const give = (): void => {
          signal?.removeEventListener('abort', giveUp);
          resolve(leaver());
        };
        const giveUp = (): void => {
          line.splice(line.indexOf(give), 1);
          reject(signal?.reason);
        };
        line.push(give);
        signal?.addEventListener('abort', giveUp, { once: true });
      });
    },
  };
}
