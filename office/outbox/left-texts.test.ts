import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { deviceInMemory } from './test/device-in-memory.ts';

const device = deviceInMemory();
vi.mock('./device-store.ts', () => device);

const owner = 'arunika.ani';
const bytes = (...of: number[]) => Uint8Array.from(of);
const by = (() => {}) as never;
const arrived: [subject: string, updates: number[][]][] = [];
let answer: () => void = () => {};
let refuse: (code: string) => never;
let left: typeof import('./left-texts.ts');

beforeEach(async () => {
  vi.resetModules();
  device.empty();
  arrived.length = 0;
  answer = () => {};
  vi.stubGlobal('navigator', {});
  const { fail } = await import('#core/contract/errors.ts');
  refuse = fail;
  const { allowOffline } = await import('./offline-rules.ts');
  const sendSome = async ({ subject }: { subject: string }, updates: readonly Uint8Array[]) => {
    answer();
    arrived.push([subject, updates.slice(0, 2).map((one) => [...one])]);
    return Math.min(2, updates.length);
  };
  allowOffline([{ texts: async () => ({ sendSome }) }]);
  left = await import('./left-texts.ts');
});

afterEach(() => vi.unstubAllGlobals());

const written = (key: string, unsent: Uint8Array[], whole: Uint8Array | null = bytes(9)) =>
  device.putRow('texts', {
    ...{ owner, key, subject: `draft-${key}`, seq: 7 },
    whole,
    unsent,
    at: 1,
  } as never);
const rows = () => device.rows('texts') as unknown as { key: string; unsent: Uint8Array[] }[];
const send = async () => left.sendLeftTexts(await left.leftTexts(owner), by);

it('what was written of a text in a tab that is gone arrives piece by piece, in its order', async () => {
  await written('a', [bytes(1), bytes(2), bytes(3)]);
  await send();
  expect(arrived).toEqual([
    ['draft-a', [[1], [2]]],
    ['draft-a', [[3]]],
  ]);
  expect(rows().map(({ unsent }) => unsent.length)).toEqual([0]);
});

it('of somebody who signed out meanwhile nothing is left on the device once it has arrived', async () => {
  await written('a', [bytes(1)], null);
  await send();
  expect(rows()).toEqual([]);
});

it('what does not arrive stays whole; what did is not sent again', async () => {
  await written('a', [bytes(1), bytes(2), bytes(3)]);
  answer = () => {
    if (arrived.length > 0) refuse('office.no-answer');
  };
  await send();
  expect(rows()[0]?.unsent).toEqual([bytes(3)]);
  answer = () => {};
  await send();
  expect(arrived.at(-1)).toEqual(['draft-a', [[3]]]);
});

it('what the server refuses stays for who opens the text, and is not tried over and over', async () => {
  await written('a', [bytes(1)]);
  answer = () => {
    refuse('outgoing.not-now');
  };
  await send();
  answer = () => {};
  await send();
  expect(arrived).toEqual([]);
  expect(rows()[0]?.unsent).toEqual([bytes(1)]);
});

it('a text that a tab writes in is left to it', async () => {
  await written('a', [bytes(1)]);
  const request = vi.fn(async (_name: string, _options: object, work: (lock: null) => Promise<void>) =>
    work(null),
  );
  vi.stubGlobal('navigator', { locks: { request } });
  await send();
  expect(arrived).toEqual([]);
  expect(request).toHaveBeenCalledWith('pendopo.text.a', { ifAvailable: true }, expect.any(Function));
});
