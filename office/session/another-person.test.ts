import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { operation, signedIn } from '#core/contract/operation.ts';
import { type FakeBrowser, fakeBrowser, person, refusal, settled } from './test/fake-browser.ts';

const close = operation({
  id: 'letters.close',
  method: 'POST',
  path: '/api/letters/closing',
  summary: 'Close.',
  access: signedIn,
  input: z.object({}),
  output: z.object({ closed: z.boolean() }),
});
const closing = 'POST /api/letters/closing';
const done = () => Response.json({ closed: true });

let browser: FakeBrowser;
let atWork: typeof import('./at-work.ts');
let gates: typeof import('./gates.ts');
let client: typeof import('../data/client.ts');

/** A page that was opened for one person. */
async function openFor(id: string): Promise<void> {
  atWork = await import('./at-work.ts');
  gates = await import('./gates.ts');
  client = await import('../data/client.ts');
  atWork.workAs(person(id) as never);
  atWork.tellSignedIn(person(id) as never);
}

const sentActs = () => browser.sent.filter(({ what }) => what === closing);

beforeEach(async () => {
  vi.resetModules();
  browser = fakeBrowser();
  await openFor('ani');
});

afterEach(async () => {
  await settled();
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('every request says for whom the page was opened', async () => {
  browser.answers = { [closing]: [done] };
  await client.call(close, {});
  expect(sentActs()).toMatchObject([{ person: 'ani' }]);
});

it('an act that waits at the gate is not sent again when somebody else signs in there, and the page is left', async () => {
  browser.answers = { [closing]: [refusal(401, 'core.signed-out'), done] };
  const act = client.call(close, {});
  const refused = expect(act).rejects.toMatchObject({ code: 'core.signed-out' });
  await settled();
  // What the gate does after somebody has signed in.
  gates.openGate.get()?.settle(atWork.workAs(person('budi') as never));
  await refused;
  await settled();
  expect(sentActs()).toHaveLength(1);
  expect(atWork.pageLeft.get()).toBe(true);
  expect(browser.wentTo).toHaveLength(1);
});

it('who signs in over what another had typed is told once that it was emptied', async () => {
  const { holdInput } = await import('../state/held-input.ts');
  // What is being sent does not ask whether to stay, and is not saved either.
  holdInput(
    () => false,
    () => true,
  );
  atWork.workAs(person('budi') as never);
  expect(atWork.pageLeft.get()).toBe(true);
  expect(atWork.takeEmptied()).toBe(true);
  expect(atWork.takeEmptied()).toBe(false);
});

it('nothing is told where nothing was typed, nor to who signs in after its person signed out', async () => {
  atWork.workAs(person('budi') as never);
  expect(atWork.takeEmptied()).toBe(false);

  vi.resetModules();
  await openFor('ani');
  const { holdInput } = await import('../state/held-input.ts');
  holdInput(() => true);
  atWork.followOtherTabs(() => {});
  browser.inAnotherTab('pendopo.signed-in', 'nobody 3');
  expect(atWork.pageLeft.get()).toBe(true);
  expect(atWork.takeEmptied()).toBe(false);
});

it('what would be sent while somebody stands at the gate waits until it is known who it is', async () => {
  browser.answers = { [closing]: [refusal(401, 'core.signed-out'), done] };
  const first = client.call(close, {});
  await settled();
  const second = client.call(close, {});
  await settled();
  expect(sentActs()).toHaveLength(1);
  gates.openGate.get()?.settle(true);
  await Promise.all([first, second]);
  expect(sentActs()).toHaveLength(3);
});

it('after somebody else signed in in another tab this page is left and sends nothing more', async () => {
  browser.answers = { [closing]: [done] };
  atWork.followOtherTabs(() => {});
  browser.inAnotherTab('pendopo.signed-in', 'arunika.budi 1');
  expect(atWork.pageLeft.get()).toBe(true);
  await expect(client.call(close, {})).rejects.toMatchObject({ code: 'core.other-person' });
  expect(sentActs()).toEqual([]);
});

it('also a tab that was asleep when it was told sends nothing', async () => {
  browser.answers = { [closing]: [done] };
  browser.stored.set('pendopo.signed-in', 'arunika.budi 1');
  await expect(client.call(close, {})).rejects.toMatchObject({ code: 'core.other-person' });
  expect(sentActs()).toEqual([]);
  expect(atWork.pageLeft.get()).toBe(true);
});

it('signing out in one tab empties the others; signing in anew as the same person opens their gate', async () => {
  const heard = vi.fn();
  atWork.followOtherTabs(heard);
  browser.inAnotherTab('pendopo.signed-in', 'arunika.ani 2');
  expect(heard).toHaveBeenCalledOnce();
  expect(atWork.pageLeft.get()).toBe(false);
  browser.inAnotherTab('pendopo.signed-in', 'nobody 3');
  expect(atWork.pageLeft.get()).toBe(true);
});

it('where the server says that another person is signed in, the page is left', async () => {
  browser.answers = { [closing]: [refusal(409, 'core.other-person')] };
  await expect(client.call(close, {})).rejects.toMatchObject({ code: 'core.other-person' });
  expect(atWork.pageLeft.get()).toBe(true);
});

it('a browser that keeps nothing works on', async () => {
  browser.answers = { [closing]: [done] };
  vi.stubGlobal('localStorage', undefined);
  await expect(client.call(close, {})).resolves.toEqual({ closed: true });
});
