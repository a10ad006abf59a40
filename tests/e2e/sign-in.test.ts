import { generate } from 'otplib';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
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
  const page = await office.person('staf-smp');
  await page.goto('/office/');
  await home(page).waitFor();
  const { secret } = await post<{ secret: string }>(page, '/api/factors/totp/proposal', {});
  const code = await generate({ secret });
  const { recoveryCodes } = await post<{ recoveryCodes: string[] }>(page, '/api/factors/totp', { code });

  office.expectFault(/40[13] .*\/api\/sessions?\b/);
  const door = await office.stranger();
  await door.goto('/office/');
  await enter(door, 'staf-smp');
  await door.getByLabel('Kode keamanan').fill('000000');
  await pictureOf(door, 'door-code');
  await door.getByRole('button', { name: 'Lanjutkan' }).click();
  await door.getByRole('alert').waitFor();
  await door.getByLabel('Kode keamanan').fill(recoveryCodes[0]!);
  await door.getByRole('button', { name: 'Lanjutkan' }).click();
  await home(door).waitFor();
});

it('a passkey opens the door without a password', async () => {
  const page = await office.person('staf-yankes');
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

interface Row {
  recipientId: string;
  letter: { subject: string };
}

/** A disposition that the demo gave to this person, open on its page. */
async function openDesk(page: Page, subject: string): Promise<Row> {
  const answer = await page.request.get('/api/dispositions/inbox');
  const { items } = (await answer.json()) as { items: Row[] };
  const row = items.find(({ letter }) => letter.subject.includes(subject));
  expect(row, subject).toBeDefined();
  await page.goto(`/office/dispositions/${row!.recipientId}`);
  await page.getByRole('heading', { level: 1, name: row!.letter.subject }).waitFor();
  return row!;
}

async function typeReport(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Laporkan' }).first().click();
  await reportDialog(page).getByLabel('Apa yang sudah dikerjakan').fill(text);
}

const reportDialog = (page: Page) => page.getByRole('dialog', { name: 'Laporkan tindak lanjut' });
const gate = (page: Page) => page.getByRole('dialog', { name: 'Sesi Anda berakhir' });

/** Ends every session of a person, as they would from their phone. */
async function endSessionsOf(key: string): Promise<void> {
  const elsewhere = await office.stranger();
  const opened = await elsewhere.request.post('/api/sessions', { data: demoAccount(key) });
  expect(opened.ok()).toBe(true);
  expect((await elsewhere.request.delete('/api/sessions')).ok()).toBe(true);
}

async function reportsOf(key: string, { recipientId }: Row): Promise<string[]> {
  const page = await office.stranger();
  await page.request.post('/api/sessions', { data: demoAccount(key) });
  const answer = await page.request.get(`/api/dispositions/desks/${recipientId}`);
  const { desk } = (await answer.json()) as { desk: { reports: { text: string }[] } };
  return desk.reports.map(({ text }) => text);
}

/**
 * Lets no reading of a page through until it is released: the live stream hears of an ended session
 * by itself, and its gate would stand before the act that is to find the end.
 */
async function holdReadings(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/**', async (route) => {
    if (route.request().method() === 'GET') await released;
    await route.fallback();
  });
  return release;
}

/** Acts that leave a page, with the person in whose name. */
function actsOf(page: Page): { path: string; person: string | undefined }[] {
  const sent: { path: string; person: string | undefined }[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'GET' || pathname.startsWith('/api/session')) return;
    sent.push({ path: pathname, person: request.headers()['x-pendopo-person'] });
  });
  return sent;
}

it('a session that has ended is asked for over the page: what was typed stays, and the act goes on once', async () => {
  const page = await office.person('sekdis-kominfo');
  const row = await openDesk(page, 'Capaian Program');
  await typeReport(page, 'Data semua bidang sudah dihimpun.');
  const release = await holdReadings(page);
  await endSessionsOf('sekdis-kominfo');
  office.expectFault(/401 /);
  const sent = actsOf(page);
  await reportDialog(page).getByRole('button', { name: 'Laporkan' }).click();
  await gate(page).waitFor();
  release();
  await page.keyboard.press('Escape');
  await pictureOf(page, 'session-gate');
  await gate(page).getByRole('textbox', { name: 'Kata sandi' }).fill(demoAccount('sekdis-kominfo').password);
  await gate(page).getByRole('button', { name: 'Masuk', exact: true }).click();
  await gate(page).waitFor({ state: 'hidden' });
  await reportDialog(page).waitFor({ state: 'hidden' });
  expect(sent.filter(({ path }) => path.endsWith('/reports'))).toHaveLength(2);
  expect(await reportsOf('sekdis-kominfo', row)).toEqual(['Data semua bidang sudah dihimpun.']);
});

/** Says at the provider who they are, on whichever of its pages this window shows. */
async function provesAtProvider(page: Page, login: string): Promise<void> {
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill('apa saja');
  await page.locator('button[type="submit"]').click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

it('who signs in at the provider does so in a window beside the page: it stays, and the act goes on once', async () => {
  const page = await office.person('sekda');
  await page.goto('/office/');
  await home(page).waitFor();
  // The pages of the provider have no icon and ask for fonts from elsewhere.
  office.expectFault(/favicon|fonts\.googleapis|401 /);
  const { url } = await post<{ url: string }>(page, '/api/factors/oidc/start', {});
  await page.goto(url);
  await provesAtProvider(page, 'sekda-di-sso');
  await page.getByText('Akun ditautkan.').waitFor();
  await page.context().clearCookies({ domain: '127.0.0.1' });

  const row = await openDesk(page, 'Kesiapsiagaan Bencana');
  await typeReport(page, 'Rapat sudah dihadiri.');
  const release = await holdReadings(page);
  await endSessionsOf('sekda');
  const sent = actsOf(page);
  await reportDialog(page).getByRole('button', { name: 'Laporkan' }).click();
  await gate(page).waitFor();
  release();
  const [beside] = await Promise.all([
    page.context().waitForEvent('page'),
    gate(page)
      .getByRole('button', { name: /SSO Kabupaten/ })
      .click(),
  ]);
  const closed = beside.waitForEvent('close');
  await provesAtProvider(beside, 'sekda-di-sso');
  await closed;
  await gate(page).waitFor({ state: 'hidden' });
  await reportDialog(page).waitFor({ state: 'hidden' });
  expect(sent.filter(({ path }) => path.endsWith('/reports'))).toHaveLength(2);
  expect(await reportsOf('sekda', row)).toEqual(['Rapat sudah dihadiri.']);
});

it('another person at the gate begins anew: nothing of the first is sent, and nothing of the first is seen', async () => {
  const page = await office.person('asisten-3');
  const row = await openDesk(page, 'Rapat Paripurna');
  const before = await reportsOf('asisten-3', row);
  await typeReport(page, 'Bahan rapat sudah disiapkan.');
  const release = await holdReadings(page);
  await endSessionsOf('asisten-3');
  office.expectFault(/401 /);
  const sent = actsOf(page);
  await reportDialog(page).getByRole('button', { name: 'Laporkan' }).click();
  await gate(page).waitFor();
  release();
  const refused = sent.length;
  const other = demoAccount('kabid-persandian');
  await gate(page).getByLabel('NIP, nama pengguna, atau surel').fill(other.identifier);
  await gate(page).getByRole('textbox', { name: 'Kata sandi' }).fill(other.password);
  await gate(page).getByRole('button', { name: 'Masuk', exact: true }).click();
  await home(page).waitFor();
  await page.getByText('Isian yang belum disimpan milik pengguna sebelumnya dikosongkan.').waitFor();
  expect(new URL(page.url()).pathname).toBe('/office/');
  const everything = () => page.evaluate(() => document.documentElement.innerHTML + document.title);
  expect(await everything()).not.toMatch(/Rapat Paripurna|Bahan rapat/);
  await page.goBack();
  await page.waitForLoadState();
  expect(await everything()).not.toMatch(/Bahan rapat/);
  const { person } = (await (await page.request.get('/api/session')).json()) as { person: { id: string } };
  expect(sent.slice(refused).filter((act) => act.person !== person.id)).toEqual([]);
  expect(sent.slice(refused).some(({ path }) => path.endsWith('/reports'))).toBe(false);
  expect(await reportsOf('asisten-3', row)).toEqual(before);
});

it('a second tab is emptied when somebody else signs in, or signs out, in the first', async () => {
  const first = await office.person('asisten-1');
  await first.goto('/office/');
  await home(first).waitFor();
  const second = await first.context().newPage();
  await openDesk(second, 'Rapat Paripurna');
  await typeReport(second, 'Akan hadir.');
  office.expectFault(/401 /);
  await first.getByRole('button', { name: /Profil dan pengaturan/ }).click();
  await first.getByRole('button', { name: 'Keluar' }).click();
  for (const page of [first, second]) {
    await page.getByRole('button', { name: 'Masuk', exact: true }).waitFor();
    expect(await page.content()).not.toContain('Rapat Paripurna');
  }
  // Whoever signs in at one door has come in through the other too.
  await enter(first, 'statistisi');
  await home(first).waitFor();
  await home(second).waitFor();
});

it('a confidential letter asks for a fresh factor when it is opened, and never over what is on screen', async () => {
  const page = await office.person('kadis-kominfo');
  const listed = await page.request.get('/api/letters?q=Pemanggilan');
  const [letter] = ((await listed.json()) as { items: { id: string; subject: string }[] }).items;
  let proved = false;
  await page.route(`**/api/letters/${letter!.id}`, (route) =>
    proved
      ? route.fallback()
      : route.fulfill({ status: 403, json: { code: 'core.step-up-required', title: '' } }),
  );
  page.on('response', (answer) => {
    if (answer.url().endsWith('/api/session/step-up') && answer.ok()) proved = true;
  });
  const stepUp = page.getByRole('dialog', { name: 'Pastikan ini Anda' });
  const prove = async () => {
    await stepUp.getByRole('textbox', { name: 'Kata sandi' }).fill(demoAccount('kadis-kominfo').password);
    await stepUp.getByRole('button', { name: 'Pastikan', exact: true }).click();
    await stepUp.waitFor({ state: 'hidden' });
  };
  const title = page.getByRole('heading', { level: 1, name: letter!.subject });
  office.expectFault(/403 /);
  await page.goto(`/office/letters/${letter!.id}`);
  await prove();
  await title.waitFor();

  proved = false;
  office.expectFault(/ERR_INTERNET_DISCONNECTED|Failed to fetch|office\.part-missing/);
  await page.context().setOffline(true);
  await page.getByText(/^Tanpa jaringan\./).waitFor();
  await page.context().setOffline(false);
  const banner = page.getByText('Sebagian halaman ini rahasia dan belum diperbarui.');
  await banner.waitFor();
  expect(await stepUp.count()).toBe(0);
  await title.waitFor();
  await pictureOf(page, 'step-up-banner');
  await page.getByRole('button', { name: 'Pastikan ini Anda' }).click();
  await prove();
  await banner.waitFor({ state: 'hidden' });
});
