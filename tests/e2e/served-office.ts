import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { chromiumOptions } from './chromium-options.ts';
import { serveOffice } from './serve-office.ts';

declare module 'vitest' {
  interface ProvidedContext {
    officeUrl: string;
    browserEndpoint: string;
  }
}

/** One program and one browser for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const office = await serveOffice();
  const browser = await chromium.launchServer(chromiumOptions).catch(async (error: unknown) => {
    await office.stop();
    throw error;
  });
  project.provide('officeUrl', office.url);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await office.stop();
  };
}
