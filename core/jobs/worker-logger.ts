import { Logger as WorkerLogger } from 'graphile-worker';
import type { Logger } from '../log/logger.ts';

/** The queue's own messages, without payloads; its chatter only where debugging is asked for. */
export function workerLogger(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === 'error') log.error({ queue: true }, message);
    else if (level === 'warning') log.warn({ queue: true }, message);
    else log.debug({ queue: true }, message);
  });
}
