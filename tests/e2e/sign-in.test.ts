import { generate } from 'otplib';
import type { Page } from 'playwright-core';
import { it } from 'vitest';
import { demoAccount } from './demo-account.ts';
import { officeBrowser } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const home = (page: Page) => page.getByRole('heading', { level: 1, name: 'Yang menunggu Anda' });

/** Calls an operation as the signed-in page would. */
function post<Answer>(page: Page, path: string, body: unknown): Promise<Answer> {
  return page.evaluate(
    async ([to, text]) => {
      const answer = await fetch(to!, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: text,
      });
      if (!answer.ok) throw new Error(`${to}: ${await answer.text()}`);
      return answer.json();
    },
    [path, JSON.stringify(body)],
  ) as Promise<Answer>;
}

async function enter(page: Page, key: string): Promise<void> {
  const { identifier, password } = demoAccount(key);
  await page.getByLabel('NIP, nama pengguna, atau surel').fill(identifier);
  await page.getByRole('textbox', { name: 'Kata sandi' }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

it('whoever has an authenticator app is asked for its code, and a recovery code helps without it', async () => {
  const page = await office.person('sandiman');
  await page.goto('/office/');
  await home(page).waitFor();
  const { secret } = await post<{ secret: string }>(page, '/api/factors/totp/proposal', {});
  const code = await generate({ secret });
  const { recoveryCodes } = await post<{ recoveryCodes: string[] }>(page, '/api/factors/totp', { code });

  office.expectFault(/40[13] .*\/api\/sessions?\b/);
  const door = await office.stranger();
  await door.goto('/office/');
  await enter(door, 'sandiman');
  await door.getByLabel('Kode keamanan').fill('000000');
  await pictureOf(door, 'door-code');
  await door.getByRole('button', { name: 'Lanjutkan' }).click();
  await door.getByRole('alert').waitFor();
  await door.getByLabel('Kode keamanan').fill(recoveryCodes[0]!);
  await door.getByRole('button', { name: 'Lanjutkan' }).click();
  await home(door).waitFor();
});

it('a passkey opens the door without a password', async () => {
  const page = await office.person('statistisi');
  await page.goto('/office/');
  await home(page).waitFor();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const offer = await post<{ challenge: string; options: object }>(page, '/api/passkeys/options', {});
  const response = await page.evaluate(async (options) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      options as PublicKeyCredentialCreationOptionsJSON,
    );
    const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
    return made.toJSON() as object;
  }, offer.options);
  await post(page, '/api/passkeys', { challenge: offer.challenge, response, name: 'Ponsel dinas' });

  office.expectFault(/401 .*\/api\/session\b/);
  await page.context().clearCookies();
  await page.goto('/office/');
  await page.getByRole('button', { name: /passkey/ }).click();
  await home(page).waitFor();
});

it('a session that is ended elsewhere ends here, and the page asks to sign in again without losing anything', async () => {
  const here = await office.person('kabid-persandian');
  await here.goto('/office/');
  await home(here).waitFor();
  office.expectFault(/401 /);
  const elsewhere = await office.stranger();
  await elsewhere.goto('/office/');
  await enter(elsewhere, 'kabid-persandian');
  await home(elsewhere).waitFor();
  await elsewhere.evaluate(async () => {
    const answer = await fetch('/api/sessions', { method: 'DELETE' });
    if (!answer.ok) throw new Error(await answer.text());
  });
  await here.goto('/office/letters').catch(() => {});
  await here.getByRole('button', { name: 'Masuk', exact: true }).waitFor();
  await pictureOf(here, 'session-ended');
});
