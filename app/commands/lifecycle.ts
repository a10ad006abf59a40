import type { Logger } from '#core/log/logger.ts';

/** What was started, to be stopped in the opposite order. */
export interface Lifecycle {
  /** Remembers how to stop something that now runs. */
  onStop(stop: () => Promise<void>): void;
}

/** A stop that takes longer than this (ms) is cut short; what was unfinished is taken up by the next start. */
const PATIENCE = 25_000;

/** A terminal and npm both deliver one Ctrl-C: signals this close together (ms) are one. */
const SAME_SIGNAL = 1_000;

/**
 * Starts a long-running command and stops it on SIGINT or SIGTERM: what started last stops first. A second Ctrl-C
 * ends at once. When the start fails, what already runs is stopped and the error goes on.
 */
export async function runUntilStopped(log: Logger, start: (life: Lifecycle) => Promise<void>): Promise<void> {
  const stops: (() => Promise<void>)[] = [];
  let stopAsked: number | undefined;

  const stopAll = async (): Promise<void> => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) {
      await stop().catch((error: unknown) => log.error({ err: error }, 'something did not stop cleanly'));
    }
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopAsked !== undefined) {
      if (Date.now() - stopAsked > SAME_SIGNAL) process.exit(130);
      return;
    }
    stopAsked = Date.now();
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), PATIENCE).unref();
    void stopAll().then(() => process.exit(0));
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  // A failure that nobody waits for is a defect, but not a reason to take everybody else's work along.
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'a failure was waited for by nobody'),
  );

  try {
    await start({ onStop: (stop) => stops.push(stop) });
  } catch (error) {
    if (stopAsked !== undefined) return;
    await stopAll();
    throw error;
  }
}
