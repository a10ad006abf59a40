import { AppError, fail } from '../contract/errors.ts';

/** Lets work of one agency through as long as others could still begin theirs. */
export type FairShare = <T>(agency: string, work: () => Promise<T>) => Promise<T>;

const mostWaiting = 1_000;
/** Longest time in line, in milliseconds: that of the pool itself. */
const patience = 10_000;

/**
 * Divides the connections of the pool: however much one agency asks at once, it holds three quarters of them at most,
 * and the rest of its requests wait in its own line. Beyond a thousand in line they are refused at once; who waits for
 * longer than one would for a connection of the pool is refused as well.
 * @param connections size of the pool
 * @throws core.busy
 */
export function createFairShare(connections: number): FairShare {
  const most = Math.max(1, Math.floor((connections * 3) / 4));
  const lines = new Map<string, { working: number; waiting: (() => void)[] }>();
  return async (agency, work) => {
    let line = lines.get(agency);
    if (!line) {
      line = { working: 0, waiting: [] };
      lines.set(agency, line);
    }
    if (line.working < most) line.working += 1;
    else {
      if (line.waiting.length >= mostWaiting) fail('core.busy');
      // Whoever leaves hands its place on, so `working` stays as it is.
      await turn(line.waiting);
    }
    try {
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next) next();
      else {
        line.working -= 1;
        if (line.working === 0) lines.delete(agency);
      }
    }
  };
}

/** Stands in line. @throws core.busy after `patience` */
function turn(waiting: (() => void)[]): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const begin = () => {
      clearTimeout(leaving);
      resolve();
    };
    const leaving = setTimeout(() => {
      waiting.splice(waiting.indexOf(begin), 1);
      reject(new AppError('core.busy'));
    }, patience);
    waiting.push(begin);
  });
}
