import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser, person } from '../session/test/fake-browser.ts';
import { deviceInMemory } from './test/device-in-memory.ts';

const device = deviceInMemory();
vi.mock('./device-store.ts', () => device);

const budgetId = '01990000-0000-7000-8000-000000000001';
const day = 24 * 3_600_000;
let answers: typeof import('./kept-answers.ts');
let rules: typeof import('./offline-rules.ts');

type Letter = { id: string; subject: string };

/** A letter, its timeline, and a list that names letters. */
async function keepAll(letter: Letter, { query = '', listed = [letter] } = {}): Promise<void> {
  const rule = (operation: string) => rules.keptRule(operation)!;
  await answers.keep(rule('letters.open'), { letterId: letter.id }, letter);
  await answers.keep(rule('letters.timeline'), { letterId: letter.id }, { of: letter.id });
  await answers.keep(rule('letters.inbox'), { query }, listed);
}

const subjects = () => JSON.stringify(device.rows('answers'));

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['Date'] });
  fakeBrowser();
  device.empty();
  rules = await import('./offline-rules.ts');
  answers = await import('./kept-answers.ts');
  rules.allowOffline([
    {
      kept: [
        {
          operation: 'letters.open',
          part: (answer) => ({ answer, folder: (answer as Letter).id, opensFolder: true }),
        },
        {
          operation: 'letters.timeline',
          part: (answer, input) => ({ answer, folder: (input as { letterId: string }).letterId }),
        },
        { operation: 'letters.inbox', part: (answer) => ({ answer }) },
      ],
    },
  ]);
  answers.keepFor('arunika.ani');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('what the server refuses now cannot be read without a network either, nor found in a list', async () => {
  await keepAll({ id: budgetId, subject: 'Anggaran' });
  await keepAll({ id: 'other', subject: 'Undangan' }, { query: 'undangan' });
  await answers.forgetRefused('letters.open', { letterId: budgetId });
  expect(subjects()).not.toContain('Anggaran');
  expect(subjects()).not.toContain(budgetId);
  expect(subjects()).toContain('Undangan');
  expect(await answers.kept('letters.timeline', { letterId: budgetId })).toBeUndefined();
});

it('a letter that only a list names is forgotten with that list', async () => {
  await answers.keep(rules.keptRule('letters.inbox')!, {}, [{ id: budgetId, subject: 'Anggaran' }]);
  await answers.forgetRefused('letters.open', { letterId: budgetId });
  expect(subjects()).toBe('[]');
});

it('lists leave the device after fourteen days, and are never many', async () => {
  await keepAll({ id: 'old', subject: 'Lama' }, { query: 'nama orang' });
  vi.setSystemTime(Date.now() + 15 * day);
  for (let n = 0; n < 60; n += 1) await keepAll({ id: 'new', subject: 'Baru' }, { query: `${n}` });
  expect(subjects()).not.toContain('nama orang');
  expect(subjects()).not.toContain('Lama');
  expect(device.rows('answers').filter(({ folder }) => folder === '').length).toBeLessThanOrEqual(30);
});

it('an answer that comes after its page was left is not kept', async () => {
  const { hidePage } = await import('../session/at-work.ts');
  hidePage();
  await keepAll({ id: budgetId, subject: 'Anggaran' });
  expect(subjects()).toBe('[]');
});

it('the next person signing in erases what the former read, also where nobody signed out', async () => {
  await keepAll({ id: budgetId, subject: 'Anggaran' });
  const { keepSession } = await import('./kept-session.ts');
  await keepSession(person('budi') as never);
  expect(subjects()).toBe('[]');
  expect(device.rows('folders')).toEqual([]);
});

it('the kept session opens nothing once somebody else has signed in, or its person has signed out', async () => {
  const { keepSession, keptSession } = await import('./kept-session.ts');
  const { tellSignedIn, tellSignedOut } = await import('../session/at-work.ts');
  await keepSession(person('ani') as never);
  tellSignedIn(person('ani') as never);
  expect((await keptSession())?.person.id).toBe('ani');
  tellSignedIn(person('budi') as never);
  expect(await keptSession()).toBeNull();
  tellSignedOut();
  expect(await keptSession()).toBeNull();
});

it('after a day the kept session opens nothing that was read, and goes on for what is done here', async () => {
  await keepAll({ id: budgetId, subject: 'Anggaran' });
  const { keepSession, keptSession } = await import('./kept-session.ts');
  await keepSession(person('ani') as never);
  const found = () => answers.kept('letters.open', { letterId: budgetId });
  expect(await keptSession()).not.toBeNull();
  expect(await found()).toBeDefined();
  vi.setSystemTime(Date.now() + day + 1);
  expect((await keptSession())?.person.id).toBe('ani');
  expect(await found()).toBeUndefined();
});
