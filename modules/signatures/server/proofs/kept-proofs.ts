import { createHash } from 'node:crypto';

/** How many contents are kept at once, how long one may be in bytes, and for how long at most in milliseconds. */
interface Keeping {
  entries: number;
  bytes: number;
  longest: number;
}

/** What was answered to a question, for as long as it counts. */
export interface KeptAnswers {
  find(question: string, now: Date): Uint8Array | undefined;
  keep(question: string, answer: Uint8Array, until: Date, now: Date): void;
}

/**
 * Keeps what was answered under the SHA-256 of what was asked: the letters of an act ask the same few questions. It is
 * kept no longer than it says to be current and never long, so that a revocation is seen soon; and whoever takes it
 * checks it again, as if it had come now.
 */
export function keptAnswers({ entries, bytes, longest }: Keeping): KeptAnswers {
  const kept = new Map<string, { answer: Uint8Array; until: number }>();
  const named = (question: string) => createHash('sha256').update(question).digest('base64');
  return {
    find(question, now) {
      const found = kept.get(named(question));
      return found && now.getTime() < found.until ? found.answer : undefined;
    },
    keep(question, answer, until, now) {
      if (answer.length > bytes) return;
      if (kept.size >= entries) kept.clear();
      kept.set(named(question), {
        answer: Uint8Array.from(answer),
        until: Math.min(until.getTime(), now.getTime() + longest),
      });
    },
  };
}
