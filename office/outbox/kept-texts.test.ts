import { beforeEach, expect, it, vi } from 'vitest';
import type { KeptText } from './kept-texts.ts';

const { device } = await vi.hoisted(async () => ({
  device: (await import('./test/device-in-memory.ts')).deviceInMemory(),
}));
vi.mock('./device-store.ts', () => device);
const { forgetTexts, keepText, keptTexts } = await import('./kept-texts.ts');

const row = (owner: string, key: string, unsent: Uint8Array[], at = Date.now()): KeptText => ({
  ...{ owner, key, subject: 'draft', seq: 7, whole: new Uint8Array([1, 2]), unsent, at },
});
const words = new Uint8Array([3]);

beforeEach(() => device.empty());

it('signing out leaves on the device only what was not sent, without the text that it was written into', async () => {
  await keepText(row('ana', 'sent', []));
  await keepText(row('ana', 'unsent', [words]));
  await forgetTexts();
  expect(await keptTexts('ana', 'draft')).toEqual([
    expect.objectContaining({ key: 'unsent', whole: null, seq: 0, unsent: [words] }),
  ]);
});

it('another person who signs in finds nothing of it, and keeps their own', async () => {
  await keepText(row('ana', 'a', [words]));
  await keepText(row('budi', 'b', []));
  await forgetTexts('budi');
  expect(await keptTexts('budi', 'draft')).toEqual([expect.objectContaining({ key: 'b', seq: 7 })]);
  expect((await keptTexts('ana', 'draft')).map(({ whole }) => whole)).toEqual([null]);
});

it('what waits for somebody who does not come back is erased after a month', async () => {
  await keepText(row('ana', 'old', [words], Date.now() - 31 * 24 * 3_600_000));
  await forgetTexts('budi');
  expect(await keptTexts('ana', 'draft')).toEqual([]);
});
