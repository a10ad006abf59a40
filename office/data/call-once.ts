import type { Call } from '#core/contract/client.ts';
import { AppError } from '#core/contract/errors.ts';
import type { Operation } from '#core/contract/operation.ts';
import { call, newKey, noAnswer } from './client.ts';

/** The server forgets a key after a day: an older one protects nothing (ms). */
const longestStay = 24 * 3_600_000;

/** What was sent and has no certain end, by its words. */
const open = new Map<string, { key: string; at: number }>();

/** Answers after which the act may have been done, or may still be under way. */
const uncertain = new Set([
  noAnswer,
  'core.internal',
  'core.busy',
  'core.too-slow',
  'core.idempotency-in-progress',
]);
/** True where nobody knows whether the act was done; trying again is safe, since it keeps its key. */
export function isUncertain(error: unknown): boolean {
  return !(error instanceof AppError) || uncertain.has(error.code);
}

/** Refusals of this attempt that tell nothing of an earlier one: the server looks at the person before the key. */
const tellNothing = new Set([401, 403, 404, 429]);

/** One attempt at an act: the key under which it is sent, and what became of it. */
interface Attempt {
  key: string;
  /** It is answered for: the same words once more are another act. */
  done: () => void;
  /** It failed: the key stays for the next attempt as long as the act may have been done. */
  failed: (error: unknown) => void;
}

/**
 * Begins an attempt. Where an earlier one at the same act has no certain end, or is still under way, it has the same key,
 * so that the server does the act once, also from a form that was closed and filled in anew with the same words.
 */
export function attemptAt(op: Operation, input: unknown, now = Date.now()): Attempt {
  const words = `${op.id} ${JSON.stringify(input ?? null)}`;
  const earlier = open.get(words);
  const held = earlier && now - earlier.at < longestStay ? earlier : undefined;
  const own = held ?? { key: newKey(), at: now };
  open.set(words, own);
  return {
    key: own.key,
    done: () => void open.delete(words),
    failed: (error) => {
      if (isOver(error, held !== undefined)) open.delete(words);
      else open.set(words, own);
    },
  };
}

function isOver(error: unknown, again: boolean): boolean {
  if (isUncertain(error)) return false;
  return !(again && tellNothing.has((error as AppError).status));
}

/** Does an act once, however often the person has to try. */
export const callOnce: Call = async (op, input, options) => {
  const attempt = attemptAt(op, input);
  try {
    const output = await call(op, input, { ...options, key: attempt.key });
    attempt.done();
    return output;
  } catch (error) {
    attempt.failed(error);
    throw error;
  }
};
