import { expect, it } from 'vitest';
import {
  askedForPosition,
  atWork,
  bigButton,
  checkIn,
  checkInsOf,
  kept,
  openCheckIns,
  patience,
  phones,
  press,
  recorded,
  sealedHere,
  send,
  wakeWorker,
  wrongClock,
} from './attendance-phone.ts';
import { demoAccount } from './demo-account.ts';
import { officeBrowser } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';
import { settled } from './settled.ts';

const office = officeBrowser();
const { begin, phoneOf, goOffline, unsent } = phones(office);

it('without a network a check-in stays sealed on the phone, is shown as unsent also after a reload, and arrives once', async () => {
  await begin();
  const page = await phoneOf('kabid-aptika', { serviceWorkers: 'allow' });
  await openCheckIns(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await checkIn(page, recorded);
  const before = (await checkInsOf(page)).length;
  await goOffline(page);
  await checkIn(page, kept);
  await unsent(page).waitFor();
  await page.getByRole('heading', { name: 'Belum sampai ke server' }).waitFor();
  await pictureOf(page, 'attendance-kept');
  const sealed = await sealedHere(page);
  expect(sealed.count).toBe(1);
  expect(sealed.text).not.toContain('statement');
  expect(sealed.text).not.toContain(String(atWork.latitude));
  await page.reload();
  await unsent(page).waitFor(patience);
  await bigButton(page).waitFor();
  await pictureOf(page, 'attendance-offline-start');

  const other = await page.context().newPage();
  await other.goto('/office/attendance');
  await unsent(other).waitFor(patience);
  await page.context().setOffline(false);
  await unsent(page).waitFor({ state: 'hidden', ...patience });
  await unsent(other).waitFor({ state: 'hidden', ...patience });
  expect((await checkInsOf(page)).length).toBe(before + 1);
  expect((await sealedHere(page)).count).toBe(0);
  expect(await askedForPosition(other)).toEqual([]);
});

it('a lost answer, and a tab that is killed between press and answer, lose and double nothing', async () => {
  await begin();
  const page = await phoneOf('staf-ikp');
  await openCheckIns(page);
  await checkIn(page, recorded);
  const before = (await checkInsOf(page)).length;
  office.expectFault(/ERR_CONNECTION_RESET|ERR_FAILED/);
  let asked = 0;
  await page.route('**/api/attendance/check-ins', async (route) => {
    asked += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await checkIn(page, kept);
  expect(asked).toBe(1);
  await page.unroute('**/api/attendance/check-ins');
  await unsent(page).waitFor({ state: 'hidden', ...patience });
  expect((await checkInsOf(page)).length).toBe(before + 1);

  const killed = await page.context().newPage();
  await openCheckIns(killed);
  const underWay = new Promise<void>((resolve) => {
    void killed.route('**/api/attendance/check-ins', () => resolve());
  });
  await send(await press(killed));
  await underWay;
  await killed.close();
  await page.reload();
  await expect.poll(async () => (await checkInsOf(page)).length, patience).toBe(before + 2);
  await expect.poll(async () => (await sealedHere(page)).count, patience).toBe(0);
});

it('a wrong clock of the phone changes nothing, with a network and without', async () => {
  await begin();
  const page = await phoneOf('kabid-persandian');
  await page.addInitScript(wrongClock);
  await openCheckIns(page);
  await checkIn(page, recorded);
  const minute = 60_000;
  const year = 365 * 24 * 60 * minute;
  for (const skew of [-5 * year, -10 * minute, 10 * minute, 5 * year]) {
    await page.evaluate((by) => localStorage.setItem('skew', String(by)), skew);
    await page.reload();
    await bigButton(page).waitFor();
    await page.getByText('menurut server').waitFor(patience);
    for (const offline of [false, true]) {
      const from = Date.now();
      if (offline) await goOffline(page);
      await checkIn(page, offline ? kept : recorded);
      const until = Date.now();
      await page.context().setOffline(false);
      await expect.poll(async () => (await sealedHere(page)).count, patience).toBe(0);
      const [last] = await checkInsOf(page);
      expect(last, `${skew} ${offline}`).toMatchObject({ standing: 'counts', verdict: 'in' });
      // The counter says the least that passed since the ticket: less than the way of its answer.
      expect(Date.parse(last!.at)).toBeGreaterThan(from - 5_000);
      expect(Date.parse(last!.at)).toBeLessThan(until + 5_000);
    }
  }
});

it('the page lies at hand without having been opened, and starts also days after the server was heard, by whatever clock', async () => {
  await begin();
  const page = await phoneOf('kabid-persandian', { serviceWorkers: 'allow' });
  await page.addInitScript(wrongClock);
  await openCheckIns(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await checkIn(page, recorded);
  const before = (await checkInsOf(page)).length;
  // As after a new release: nothing of the page is here yet.
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const one of await cache.keys()) if (one.url.includes('check-in-page')) await cache.delete(one);
    }
  });
  await page.goto('/office/');
  await page.waitForFunction(async () => {
    const kept = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return kept.flat().some(({ url }) => url.includes('check-in-page'));
  });
  await settled(page);
  await page.evaluate((by) => localStorage.setItem('skew', String(by)), 3 * 24 * 3_600_000);
  await goOffline(page);
  await page.goto('/office/attendance');
  await bigButton(page).waitFor(patience);
  await checkIn(page, kept);
  await page.context().setOffline(false);
  await expect.poll(async () => (await sealedHere(page)).count, patience).toBe(0);
  expect((await checkInsOf(page)).length).toBe(before + 1);
});

it('what somebody left unsent is neither shown to the next person nor sent as theirs, and goes when its owner is back', async () => {
  await begin();
  const page = await phoneOf('sandiman', { serviceWorkers: 'allow' });
  await openCheckIns(page);
  await checkIn(page, recorded);
  const before = (await checkInsOf(page)).length;
  await goOffline(page);
  await checkIn(page, kept);
  await page.getByRole('button', { name: /Profil dan pengaturan/ }).click();
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByRole('textbox', { name: 'Kata sandi' }).waitFor();
  office.expectFault(/401 .*\/api\/session\b/);
  await page.context().setOffline(false);

  const signIn = async (key: string) => {
    await page.goto('/office/');
    await page.getByLabel('NIP, nama pengguna, atau surel').fill(demoAccount(key).identifier);
    await page.getByRole('textbox', { name: 'Kata sandi' }).fill(demoAccount(key).password);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Yang menunggu Anda' }).waitFor();
    await openCheckIns(page);
  };
  await signIn('staf-kominfo');
  const theirs = (await checkInsOf(page)).length;
  await page.waitForTimeout(3_000);
  expect(await unsent(page).count()).toBe(0);
  expect((await sealedHere(page)).count).toBe(1);
  expect((await checkInsOf(page)).length).toBe(theirs);
  // The same device, another person: it is bound to them too, which is a sign and no fault.
  const dialog = await press(page);
  await dialog.getByText('Pertama kali dengan perangkat ini').waitFor();
  await page.keyboard.press('Escape');
  await page.request.delete('/api/session');
  await page.context().clearCookies();
  await signIn('sandiman');
  await expect.poll(async () => (await sealedHere(page)).count, patience).toBe(0);
  expect((await checkInsOf(page)).length).toBe(before + 1);
});

it('a new release of the worker takes over with what waits, and brings it also where no page is open', async () => {
  await begin();
  const page = await phoneOf('statistisi', { serviceWorkers: 'allow' });
  await openCheckIns(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await checkIn(page, recorded);
  const before = (await checkInsOf(page)).length;
  // Under another address the same file is another release to the browser.
  await page.evaluate(async () => {
    const taken = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
    const next = await navigator.serviceWorker.register('/office/sw.js?release=2', { scope: '/office/' });
    const taking = setInterval(() => next.waiting?.postMessage('take-over'), 100);
    await taken;
    clearInterval(taking);
  });
  await goOffline(page);
  await checkIn(page, kept);
  await page.goto('about:blank');
  await page.context().setOffline(false);
  await wakeWorker(await page.context().newCDPSession(page), office.url);
  await expect.poll(async () => (await checkInsOf(page)).length, patience).toBe(before + 1);
  // The page takes away what arrived without it.
  await openCheckIns(page);
  await expect.poll(async () => (await sealedHere(page)).count, patience).toBe(0);
  expect((await checkInsOf(page)).length).toBe(before + 1);
});
