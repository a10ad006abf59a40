import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { demoAccount } from './demo-account.ts';
import { pictureOf } from './picture-of.ts';

export const desk = { width: 1440, height: 900 };
export const phone = { width: 360, height: 800 };

export interface OfficeBrowser {
  readonly url: string;
  /** A page of somebody who is signed in, by the key of the demo. */
  person(key: string, options?: BrowserContextOptions): Promise<Page>;
  /** A page of somebody who is not signed in. */
  stranger(options?: BrowserContextOptions): Promise<Page>;
  /** Faults in this test that are meant: their text matches. */
  expectFault(fault: RegExp): void;
}

interface Session {
  state: Awaited<ReturnType<BrowserContext['storageState']>>;
  until: number;
}

/** The sessions of this file, so that nobody signs in for each test. */
const sessions = new Map<string, Session>();

/** Final acts ask for a factor of the last fifteen minutes, and a long file lasts longer (ms). */
const signedInFor = 600_000;

/**
 * The browser of a test file. Whatever a page complains about (console errors, policy violations, exceptions) fails the
 * test in which it happens. `stays`: everybody keeps their browser from test to test and only pages are new, so that scripts
 * are loaded once.
 */
export function officeBrowser({ stays = false } = {}): OfficeBrowser {
  const url = inject('officeUrl');
  const contexts: BrowserContext[] = [];
  const kept = new Map<string, BrowserContext>();
  let browser: Browser;
  let faults: string[] = [];
  let expected: RegExp[] = [];
  beforeAll(async () => {
    browser = await chromium.connect(inject('browserEndpoint'));
  });
  afterEach(async ({ task }) => {
    for (const context of contexts.splice(0)) {
      if (task.result?.state === 'fail') await picturesOfFailure(context, task.name);
      await context.close();
    }
    for (const context of kept.values()) {
      if (task.result?.state === 'fail') await picturesOfFailure(context, task.name);
      for (const page of context.pages()) await page.close();
    }
    const found = faults.filter((fault) => !expected.some((one) => one.test(fault)));
    faults = [];
    expected = [];
    expect(found, 'complaints of pages').toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  const open = async (options: BrowserContextOptions, keptAs?: string): Promise<BrowserContext> => {
    const context = await browser.newContext({
      viewport: desk,
      locale: 'id-ID',
      timezoneId: 'Asia/Jakarta',
      serviceWorkers: 'block',
      reducedMotion: 'reduce',
      baseURL: url,
      ...options,
    });
    context.setDefaultTimeout(15_000);
    context.on('weberror', (error) => faults.push(`exception: ${error.error().message}`));
    context.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${message.text()} (${message.location().url})`);
    });
    if (keptAs) kept.set(keptAs, context);
    else contexts.push(context);
    return context;
  };
  return {
    url,
    expectFault: (fault) => expected.push(fault),
    stranger: async (options = {}) => (await open(options)).newPage(),
    person: async (key, options = {}) => {
      const plain = Object.keys(options).length === 0;
      const known = sessions.get(key);
      const session = known && Date.now() < known.until ? known : undefined;
      const storageState = session && { storageState: session.state };
      const stayed = plain ? kept.get(key) : undefined;
      const context =
        stayed ?? (await open({ ...options, ...storageState }, stays && plain ? key : undefined));
      if (!session) {
        const answer = await context.request.post(`${url}/api/sessions`, { data: demoAccount(key) });
        expect(answer.status(), await answer.text()).toBeLessThan(300);
        sessions.set(key, { state: await context.storageState(), until: Date.now() + signedInFor });
      } else if (stayed) await stayed.addCookies(session.state.cookies);
      return context.newPage();
    },
  };
}

async function picturesOfFailure(context: BrowserContext, test: string): Promise<void> {
  for (const [at, page] of context.pages().entries()) {
    await pictureOf(page, `failed-${test.replaceAll(/\W+/g, '-').slice(0, 60)}-${at}`, true).catch(() => {});
  }
}
