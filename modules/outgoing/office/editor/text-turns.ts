/** Exchanges of one text: one at a time, and none before it is due. */
export interface TextTurns {
  /** The next one begins within so many milliseconds. */
  soon(after: number): void;
  /** The one that is under way, or a new one. */
  now(): Promise<void>;
  /** Resolves when none is under way. */
  idle(): Promise<void>;
  stop(): void;
}

export interface TextTurnsOptions {
  /** False where a turn would lead to nothing. */
  areWanted: () => boolean;
  exchange: () => Promise<void>;
}

/** Milliseconds between two exchanges. */
export const gapOfTurns = 300;

export function textTurns({ areWanted, exchange }: TextTurnsOptions): TextTurns {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let running: Promise<void> | null = null;

  const soon = (after: number) => {
    if (!areWanted()) return;
    const at = Date.now() + after;
    if (at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(() => {
      dueAt = Number.POSITIVE_INFINITY;
      // What was written during an exchange is not in it: it has its own turn.
      if (running !== null) soon(gapOfTurns);
      // What was due when it was refused is not asked once more.
      else if (areWanted()) void now();
    }, after);
  };
  const begin = () => {
    clearTimeout(timer);
    dueAt = Number.POSITIVE_INFINITY;
    return exchange();
  };
  const now = () => {
    running ??= begin().finally(() => {
      running = null;
    });
    return running;
  };
  return { soon, now, idle: async () => void (await running), stop: () => clearTimeout(timer) };
}
