import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { oidcProvider } from '#tests/house/oidc-provider.ts';
import { chromiumOptions } from './chromium-options.ts';
import { serveOffice } from './serve-office.ts';

declare module 'vitest' {
  interface ProvidedContext {
    officeUrl: string;
    officeData: string;
    browserEndpoint: string;
  }
}

const metricsToken = 'figures-of-the-browser-tests';

/** Waits until the work that the demo brings is done: what a test is told would stand behind it. */
async function demoWorkedOff(url: string): Promise<void> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  for (let look = 0; look < 240; look++) {
    const figures = await (await fetch(`${url}/metrics`, { headers })).text();
    if (/^pendopo_jobs_waiting 0$/m.test(figures) && /^pendopo_jobs_running 0$/m.test(figures)) return;
    await delay(500);
  }
  throw new Error('The work that the demo brings was not done within two minutes.');
}

/** One program, the provider that it signs in with, and one browser for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const provider = await oidcProvider();
  const { issuer, clientId, clientSecret, label } = provider.settings;
  const office = await serveOffice({
    ...{ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId },
    ...{ OIDC_CLIENT_SECRET: clientSecret, OIDC_LABEL: label },
    METRICS_TOKEN: metricsToken,
  });
  await demoWorkedOff(office.url);
  await provider.serve(`${office.url}/office/oidc`);
  const browser = await chromium.launchServer(chromiumOptions).catch(async (error: unknown) => {
    await office.stop();
    throw error;
  });
  project.provide('officeUrl', office.url);
  project.provide('officeData', office.dataDir);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await office.stop();
    await provider.close();
  };
}
