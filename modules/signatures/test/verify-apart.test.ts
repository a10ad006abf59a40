import { availableParallelism } from 'node:os';
import { beforeAll, expect, test } from 'vitest';
import { signedPdf } from '../server/signing/sign-pdf.ts';
import { verifyApart, verifyKept } from '../server/verify/verify-apart.ts';
import { verifyPdf } from '../server/verify/verify-pdf.ts';
import { ofManyObjects } from './heavy-file.ts';
import { printedLetter, type SigningHouse, signingHouse } from './signing-house.ts';

const at = new Date('2026-11-22T02:00:00Z');
let house: SigningHouse;
let letter: Buffer;
/** Rightly made, of many objects and signed over and over: judging it takes long and much memory. */
let heavy: Buffer;

beforeAll(async () => {
  house = await signingHouse(at);
  letter = await signedPdf(await printedLetter(1, at), house.signers[0]!, { at });
  heavy = ofManyObjects(30_000);
  for (let serial = 0; serial < 12; serial++)
    heavy = await signedPdf(heavy, house.signers[serial % 3]!, { at });
});

test('a file is judged apart as it is judged here', async () => {
  const here = verifyPdf(letter, house.terms);
  expect(here.verdict).toBe('valid');
  expect(await verifyApart(letter, house.terms)).toEqual(here);
  const kept = Buffer.from(letter);
  await verifyApart(kept, house.terms);
  expect(kept.equals(letter)).toBe(true);
});

test('a file that takes too long, or too much memory, is refused alone', async () => {
  const outcome = (milliseconds: number, heapMegabytes: number) =>
    verifyApart(heavy, house.terms, { milliseconds, heapMegabytes }).then(
      ({ verdict }) => verdict,
      ({ code }: { code: string }) => code,
    );
  expect(await outcome(300, 384)).toBe('signatures.file-too-heavy');
  expect(await outcome(60_000, 24)).toBe('signatures.file-too-heavy');
  expect((await verifyApart(letter, house.terms)).verdict).toBe('valid');
});

test('while a file is judged, everything else goes on; judged here, it would not', async () => {
  const longestWait = async (work: () => unknown): Promise<number> => {
    let [last, longest] = [performance.now(), 0];
    const tick = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    };
    const timer = setInterval(tick, 5);
    await work();
    tick();
    clearInterval(timer);
    return longest;
  };
  const here = await longestWait(() => verifyPdf(heavy, house.terms));
  const apart = await longestWait(() =>
    verifyApart(heavy, house.terms, { milliseconds: 2_000, heapMegabytes: 384 }).catch(() => undefined),
  );
  expect(apart).toBeLessThan(here / 2);
});

test('letters of the house do not wait for the files of strangers, however many were made to be heavy', async () => {
  let settled = 0;
  const limits = { milliseconds: 6_000, heapMegabytes: 384 };
  const many = Array.from({ length: availableParallelism() + 1 }, () =>
    verifyApart(heavy, house.terms, limits)
      .catch(() => undefined)
      .finally(() => {
        settled += 1;
      }),
  );
  expect((await verifyKept(letter, house.terms)).verdict).toBe('valid');
  expect(settled).toBe(0);
  await Promise.all(many);
});
