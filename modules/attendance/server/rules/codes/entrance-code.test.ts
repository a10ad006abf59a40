import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEntranceCode, codeMs, entranceCode, stepAt } from './entrance-code.ts';

const hmacOf = (secret: string) => (message: Uint8Array) =>
  new Uint8Array(createHmac('sha256', secret).update(message).digest());
const hmac = hmacOf('a secret of the place');
const place = { id: 'lobby', hmac };
const none: ReadonlySet<number> = new Set();
const around = (at: number) => ({ from: at, to: at });

/** RFC 4226 §5.3 in its own words: four bytes from the offset, the first bit dropped, the last eight digits. */
function reference(step: number): string {
  const mac = createHmac('sha256', 'a secret of the place')
    .update(`pendopo/entrance-code/v1\nlobby\n${step}`)
    .digest();
  const offset = mac[31]! % 16;
  const bytes = [...mac.subarray(offset, offset + 4)];
  const number = bytes.reduce((sum, byte, i) => sum * 256 + (i === 0 ? byte % 128 : byte), 0);
  return `0000000${number}`.slice(-8);
}

describe('the code at the entrance', () => {
  test('is made as written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (step) => {
        expect(entranceCode('lobby', step, hmac)).toBe(reference(step));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('is right while it is shown and one step after, once for a person', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1e12, max: 2e12 }),
        fc.integer({ min: -5, max: 5 }),
        fc.boolean(),
        (at, away, before) => {
          const shown = stepAt(at) + away;
          const used = before ? new Set([shown]) : none;
          const right = away === 0 || away === -1;
          expect(checkEntranceCode(entranceCode('lobby', shown, hmac), place, around(at), used)).toEqual(
            right ? (before ? { refused: 'used' } : { step: shown }) : { refused: 'wrong' },
          );
        },
      ),
      { seed: 2, numRuns: 500 },
    );
  });

  test('of a kept check-in is right anywhere in its window, and in none that is too wide', () => {
    const at = 1_795_000_000_000;
    const code = entranceCode('lobby', stepAt(at), hmac);
    const hours = (n: number) => n * 3_600_000;
    expect(checkEntranceCode(code, place, { from: at - hours(4), to: at + hours(4) }, none)).toEqual({
      step: stepAt(at),
    });
    expect(checkEntranceCode(code, place, { from: at + 2 * codeMs, to: at + hours(4) }, none)).toEqual({
      refused: 'wrong',
    });
    for (const from of [at - hours(20), Number.NEGATIVE_INFINITY])
      expect(checkEntranceCode(code, place, { from, to: at }, none)).toEqual({ refused: 'window-wide' });
  });

  test('of another place, another secret or another shape is wrong', () => {
    const at = 1_795_000_000_000;
    const step = stepAt(at);
    const others = [
      entranceCode('gate', step, hmac),
      entranceCode('lobby', step, hmacOf('other')),
      entranceCode('lobby', step, hmac).slice(1),
      `${entranceCode('lobby', step, hmac)} `,
      '',
    ];
    for (const other of others)
      expect(checkEntranceCode(other, place, around(at), none)).toEqual({ refused: 'wrong' });
  });
});
