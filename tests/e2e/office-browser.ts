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

/** The sessions of this file, so that everybody signs in once. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();

/**
 * The browser of a test file. Whatever a page complains about (console errors, policy violations, exceptions) fails the
 * test in which it happens.
 */
export function officeBrowser(): OfficeBrowser {
  const url = inject('officeUrl');
  const contexts: BrowserContext[] = [];
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
    const found = faults.filter((fault) => !expected.some((one) => one.test(fault)));
    faults = [];
    expected = [];
    expect(found, 'complaints of pages').toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  const open = async (options: BrowserContextOptions): Promise<BrowserContext> => {
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
    contexts.push(context);
    return context;
  };
  return {
    url,
    expectFault: (fault) => expected.push(fault),
    stranger: async (options = {}) => (await open(options)).newPage(),
    person: async (key, options = {}) => {
      const storageState = sessions.get(key);
      const context = await open({ ...options, ...(storageState ? { storageState } : {}) });
      if (!storageState) {
        const answer = await context.request.post(`${url}/api/sessions`, { data: demoAccount(key) });
        expect(answer.status(), await answer.text()).toBeLessThan(300);
        sessions.set(key, await context.storageState());
      }
      return context.newPage();
    },
  };
}

async function picturesOfFailure(context: BrowserContext, test: string): Promise<void> {
  for (const [at, page] of context.pages().entries()) {
    await pictureOf(page, `failed-${test.replaceAll(/\W+/g, '-').slice(0, 60)}-${at}`, true).catch(() => {});
  }
}
