import { utf8Of } from '#core/transparency/bytes.ts';
import type { EpochMs, Span } from '../../../contract/terms.ts';
import { type Hmac, sameSecret } from './hmac.ts';

/** How long the screen at an entrance shows a code. */
export const codeMs = 30_000;
const digits = 8;
/** A kept check-in may have been made over many hours; a code is looked for in at most so many steps (16 hours). */
const mostSteps = 1_920;

export const stepAt = (instant: EpochMs): number => Math.floor(instant / codeMs);

/**
 * What the screen of a place shows in a step: eight digits, made as RFC 6238 makes them, over HMAC-SHA-256. `hmac` holds
 * the secret of the place; the place is said too, so that a secret that was used twice gives two rows of codes.
 */
export function entranceCode(placeId: string, step: number, hmac: Hmac): string {
  const mac = hmac(utf8Of(`pendopo/entrance-code/v1\n${placeId}\n${step}`));
  const from = mac.at(-1)! & 0x0f;
  const word = new DataView(mac.buffer, mac.byteOffset, mac.byteLength).getUint32(from) & 0x7fffffff;
  return String(word % 10 ** digits).padStart(digits, '0');
}

/** The step of a right code, or why it is none. */
export type CodeFinding = { step: number } | { refused: 'wrong' | 'used' | 'window-wide' };

/**
 * Whether a person typed or scanned the code of a place while the check-in can have been made: in the provable window, and
 * one step before it, for the walk from the screen. `used` holds the steps that this person used here before.
 */
export function checkEntranceCode(
  code: string,
  place: { id: string; hmac: Hmac },
  window: Span,
  used: ReadonlySet<number>,
): CodeFinding {
  const [first, last] = [stepAt(window.from) - 1, stepAt(window.to)];
  if (!/^[0-9]{8}$/.test(code)) return { refused: 'wrong' };
  if (!(last - first < mostSteps)) return { refused: 'window-wide' };
  const given = utf8Of(code);
  let finding: CodeFinding = { refused: 'wrong' };
  for (let step = first; step <= last; step += 1) {
    if (!sameSecret(given, utf8Of(entranceCode(place.id, step, place.hmac)))) continue;
    if (!used.has(step)) return { step };
    finding = { refused: 'used' };
  }
  return finding;
}
