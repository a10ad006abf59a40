import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type FakeBrowser, fakeBrowser, person, refusal, settled } from './test/fake-browser.ts';

const forgetRead = vi.fn(async () => {});
vi.mock('../outbox/kept-session.ts', () => ({
  forgetRead,
  keepSession: async () => {},
  keptSession: async () => person('ani'),
}));

const session = 'GET /api/session';
const close = 'DELETE /api/session';
const open = 'POST /api/sessions';
const closed = () => new Response(null, { status: 204 });
const ani = () => Response.json(person('ani'));

let browser: FakeBrowser;

/** The page is loaded: what it remembers by itself is gone. Answers who it finds signed in. */
async function load(): Promise<string | null> {
  vi.resetModules();
  const { QueryClient } = await import('@tanstack/react-query');
  const { askForSession, sessionKey } = await import('./session-state.ts');
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  askForSession(queries);
  await vi.waitFor(() => expect(queries.getQueryState(sessionKey)?.fetchStatus).toBe('idle'));
  return queries.getQueryData<{ person: { id: string } } | null>(sessionKey)?.person.id ?? null;
}

const signOut = () => import('./session-state.ts').then((state) => state.signOut());

beforeEach(() => {
  browser = fakeBrowser();
  forgetRead.mockClear();
});

afterEach(async () => {
  await settled();
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('without a network signing out forgets everything here, and nobody is let in by the session that was left', async () => {
  browser.answers = { [session]: [ani] };
  expect(await load()).toBe('ani');
  browser.answers = {};
  await signOut();
  await settled();
  expect(forgetRead).toHaveBeenCalled();
  expect(browser.wentTo).toHaveLength(1);
  expect(await load()).toBeNull();
});

it('the session that was left is closed as soon as the server answers, before anybody is let in', async () => {
  browser.answers = { [session]: [ani] };
  await load();
  browser.answers = {};
  await signOut();
  browser.answers = { [session]: [refusal(401, 'core.signed-out')], [close]: [closed] };
  browser.sent = [];
  expect(await load()).toBeNull();
  expect(browser.sent.map(({ what }) => what)).toEqual([close, session]);
  expect(browser.sent[0]?.person).toBe('ani');
});

it('who signs in after that keeps their own session', async () => {
  browser.answers = { [session]: [ani] };
  await load();
  browser.answers = {};
  await signOut();
  await load();
  browser.answers = {
    [close]: [closed],
    [open]: [() => Response.json({})],
    [session]: [() => Response.json(person('budi'))],
  };
  browser.sent = [];
  const { openWithPassword } = await import('./sign-in-calls.ts');
  await openWithPassword({ identifier: 'budi', password: 'sandi' });
  expect(await load()).toBe('budi');
  expect(browser.sent.map(({ what }) => what)).toEqual([close, open, session]);
});

it('who signs in before the server heard of the signing out is not signed out by it', async () => {
  browser.answers = { [session]: [ani] };
  await load();
  browser.answers = {};
  await signOut();
  await load();
  browser.answers = { [open]: [() => Response.json({})], [session]: [() => Response.json(person('budi'))] };
  const { openWithPassword } = await import('./sign-in-calls.ts');
  await openWithPassword({ identifier: 'budi', password: 'sandi' });
  browser.answers[close] = [closed];
  browser.sent = [];
  expect(await load()).toBe('budi');
  expect(browser.sent.map(({ what }) => what)).toEqual([session]);
});

it('a session that has ended at the server is signed out of like any other', async () => {
  browser.answers = { [session]: [ani] };
  await load();
  browser.answers = { [close]: [refusal(401, 'core.signed-out')] };
  await signOut();
  await settled();
  expect(forgetRead).toHaveBeenCalled();
  expect(browser.wentTo).toHaveLength(1);
  expect([...browser.stored.keys()]).not.toContain('pendopo.closing');
});

it('what one person chose in passing is gone, and nobody else finds what stays', async () => {
  browser.answers = { [session]: [ani], [close]: [closed] };
  await load();
  const own = await import('../state/own-stored.ts');
  own.writeOwn('kept', 'views.letters', 'cuti');
  own.writeOwn('passing', 'upload.1', 'u-1');
  expect(own.readOwn('kept', 'views.letters')).toBe('cuti');
  await signOut();
  browser.answers = { [session]: [() => Response.json(person('budi'))] };
  await load();
  const { readOwn } = await import('../state/own-stored.ts');
  expect(readOwn('kept', 'views.letters')).toBeNull();
  expect([...browser.stored.values()]).toContain('cuti');
  expect([...browser.stored.values()].some((value) => value.startsWith('u-1'))).toBe(false);
});
