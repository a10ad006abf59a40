import { expect, test } from 'vitest';
import { forgetLongAwaited } from './forget-long-awaited.ts';
import { newSecret, sealsBy } from './sealed-rows.ts';
import { rowsInMemory } from './test/rows-in-memory.ts';

const day = 24 * 3_600_000;
const row = (owner: string, key = 'key') => ({ owner, key, n: 1, seenAt: null });

async function oneSecret() {
  const secret = await newSecret();
  return { secret, seals: sealsBy(async () => secret) };
}

test('a row opens for its owner under its key, and nowhere else', async () => {
  const { secret, seals } = await oneSecret();
  const sealed = await seals.seal(row('arunika.ani'), { words: 'rahasia' });
  expect(await seals.open(sealed)).toEqual({ words: 'rahasia' });
  expect(new TextDecoder().decode(sealed.sealed)).not.toContain('rahasia');
  await expect(seals.open({ ...sealed, owner: 'arunika.budi' })).rejects.toThrow();
  await expect(seals.open({ ...sealed, key: 'other' })).rejects.toThrow();
  await expect((await oneSecret()).seals.open(sealed)).rejects.toThrow();
  await expect(crypto.subtle.exportKey('raw', secret)).rejects.toThrow();
});

test('the same words are never sealed twice into the same bytes', async () => {
  const { seals } = await oneSecret();
  const [one, other] = [await seals.seal(row('a.b'), 'x'), await seals.seal(row('a.b'), 'x')];
  expect(Buffer.from(one.sealed).equals(Buffer.from(other.sealed))).toBe(false);
});

test("what others left leaves the device after ninety days of the server's clock, and never by that of the phone", async () => {
  const { seals } = await oneSecret();
  const device = rowsInMemory();
  await device.rows.put(await seals.seal(row('arunika.budi'), {}));
  await device.rows.put(await seals.seal(row('arunika.ani'), {}));
  const left = () => [...device.kept.values()].map(({ owner }) => owner).sort();
  // However old the row is by the phone: the days are counted from when the server was first heard beside it.
  for (const at of [0, 89 * day, 90 * day]) {
    await forgetLongAwaited(device.rows, 'arunika.ani', at);
    expect(left()).toEqual(['arunika.ani', 'arunika.budi']);
  }
  await forgetLongAwaited(device.rows, 'arunika.ani', 91 * day);
  expect(left()).toEqual(['arunika.ani']);
});
