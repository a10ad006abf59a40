import fc from 'fast-check';
import { generate } from 'otplib';
import { expect, test } from 'vitest';
import { acceptedStep, newTotpSecret } from './totp-code.ts';

const secret = newTotpSecret();
const codeAt = (epoch: number) => generate({ secret, epoch });

test('a code is taken within one step of its time, and never at or before the last step taken', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1_500_000_000, max: 2_500_000_000 }),
      fc.integer({ min: -4, max: 4 }),
      fc.integer({ min: -5, max: 5 }),
      async (epoch, drift, last) => {
        const step = Math.floor(epoch / 30);
        const taken = await acceptedStep(
          secret,
          await codeAt(epoch + drift * 30),
          new Date(epoch * 1_000),
          step + last,
        );
        expect(taken).toBe(Math.abs(drift) <= 1 && drift > last ? step + drift : null);
      },
    ),
    { numRuns: 300, seed: 7 },
  );
});

test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12 345'])('%s is no code', async (code) => {
  expect(await acceptedStep(secret, code, new Date(), 0)).toBeNull();
});

test('the secret has 160 bits', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
});
