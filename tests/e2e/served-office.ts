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

/** One program, the provider that it signs in with, and one browser for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const provider = await oidcProvider();
  const { issuer, clientId, clientSecret, label } = provider.settings;
  const office = await serveOffice({
    ...{ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId },
    ...{ OIDC_CLIENT_SECRET: clientSecret, OIDC_LABEL: label },
  });
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
