import { AppError } from '#core/contract/errors.ts';

/** How often a piece of a long work waits for its turn before it gives up. */
const mostWaits = 5;

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * Does one piece of a long work: where the server says that it was too much at once, and for how long to wait, the piece
 * waits. Nothing was done then.
 */
export async function patiently<T>(work: () => Promise<T>, wait = sleep): Promise<T> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await work();
    } catch (error) {
      const seconds = secondsToWait(error);
      if (seconds === null || waits >= mostWaits) throw error;
      await wait(seconds * 1_000);
    }
  }
}

function secondsToWait(error: unknown): number | null {
  if (!(error instanceof AppError) || error.code !== 'core.too-many-requests') return null;
  const seconds = Number(error.params.seconds);
  return Number.isFinite(seconds) && seconds <= 60 ? seconds : null;
}
