import type { BrowserContextOptions, CDPSession, Locator, Page } from 'playwright-core';
import { type OfficeBrowser, phone as phoneSize } from './office-browser.ts';

/** Where the tests check in. */
export const atWork = { latitude: -6.1753921, longitude: 106.8271533, accuracy: 12.3 };
export const farAway = { ...atWork, latitude: -6.1303921 };
export const poor = { ...atWork, latitude: -6.1771, accuracy: 2_400 };

/** A phone that lets the office ask where it is. */
const attendancePhone: BrowserContextOptions = {
  ...{ viewport: phoneSize, isMobile: true, hasTouch: true },
  ...{ geolocation: atWork, permissions: ['geolocation'] },
};

export const patience = { timeout: 30_000 };
/** What is said of a check-in that arrived, and of one that is kept. */
export const recorded = /tercatat pukul/;
export const kept = /tersimpan di ponsel ini/;
const noNetwork = /ERR_INTERNET_DISCONNECTED|Failed to (fetch|load resource)|service ?worker/i;

/** Phones of people of Dinas Kominfo, who check in at a place of its own. */
export function phones(office: OfficeBrowser) {
  let place: Promise<Place> | undefined;
  return {
    /** Attendance begins with the first test of a file. Answers the id of the place. */
    begin: async (): Promise<string> => {
      place ??= office.person('admin').then((admin) => openAttendance(admin, /^Dinas Komunikasi/));
      return (await place).id;
    },
    phoneOf: async (key: string, options: BrowserContextOptions = {}): Promise<Page> => {
      const page = await office.person(key, { ...attendancePhone, ...options });
      await page.context().addInitScript(spyOnPosition);
      return page;
    },
    goOffline: async (page: Page): Promise<void> => {
      office.expectFault(noNetwork);
      await page.context().setOffline(true);
      await page.getByText(/^Tanpa jaringan\./).waitFor();
    },
    unsent: (page: Page): Locator => page.getByRole('button', { name: /belum terkirim$/ }),
  };
}

/** Notes each time that the page asks for a position, and whether somebody had just pressed something. */
const spyOnPosition = (): void => {
  const asked: string[] = [];
  const { geolocation } = navigator;
  const { getCurrentPosition, watchPosition } = geolocation;
  const pressed = () => (navigator.userActivation.isActive ? 'pressed' : 'unasked');
  geolocation.getCurrentPosition = function spied(...given) {
    asked.push(`once ${pressed()}`);
    getCurrentPosition.apply(geolocation, given);
  };
  geolocation.watchPosition = function spied(...given) {
    asked.push(`watch ${pressed()}`);
    return watchPosition.apply(geolocation, given);
  };
  Object.assign(window, { askedForPosition: asked });
};

export const askedForPosition = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { askedForPosition: string[] }).askedForPosition);

/** Sets the clock of the day of the phone by what `localStorage` says (ms); the counter of the page stays right. */
export const wrongClock = (): void => {
  const right = Date;
  const now = () => right.now() + Number(localStorage.getItem('skew') ?? 0);
  const Wrong = function wrong(this: unknown, ...given: unknown[]) {
    if (!new.target) return new right(now()).toString();
    return given.length === 0 ? new right(now()) : Reflect.construct(right, given);
  };
  Object.assign(Wrong, { now, parse: right.parse, UTC: right.UTC });
  Wrong.prototype = right.prototype;
  Object.assign(window, { Date: Wrong });
};

const yard = 'Halaman kantor';

interface Place {
  id: string;
  name: string;
}

/** Begins attendance in the agency where it has not begun, and gives a unit a place at `atWork`. */
async function openAttendance(admin: Page, unitName: RegExp): Promise<Place> {
  const settings = await admin.request.get('/api/attendance/settings');
  const { now } = (await settings.json()) as { now: unknown };
  const startsOn = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(new Date());
  if (!now) await post(admin, '/api/attendance/settings', { startsOn, basis: 'Peraturan Bupati 7/2026' });
  const known = await admin.request.get('/api/attendance/places?size=100');
  const places = ((await known.json()) as { items: Place[] }).items;
  const own = places.find((one) => one.name === yard);
  if (own) return own;
  const units = await admin.request.get('/api/units');
  const { items } = (await units.json()) as { items: { id: string; name: string }[] };
  const unitId = items.find(({ name }) => unitName.test(name))!.id;
  const centre = { latitude: atWork.latitude, longitude: atWork.longitude };
  const made = (await post(admin, '/api/attendance/places', {
    ...{ unitId, startsOn, name: yard },
    shape: { kind: 'circle', centre, radiusM: 80 },
  })) as Place;
  await post(admin, `/api/attendance/places/${made.id}/uses`, { unitId, startsOn });
  return made;
}

async function post(page: Page, address: string, data: unknown): Promise<unknown> {
  const answer = await page.request.post(address, { data });
  if (!answer.ok()) throw new Error(`${address}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

interface CheckIn {
  id: string;
  at: string;
  standing: string;
  verdict: string;
}

/** What the server has of a person's check-ins, the latest first. */
export async function checkInsOf(page: Page): Promise<CheckIn[]> {
  const all: CheckIn[] = [];
  for (let cursor = ''; ; ) {
    const answer = await page.request.get(`/api/attendance/own/check-ins?size=100${cursor}`);
    const { items, next } = (await answer.json()) as { items: CheckIn[]; next: string | null };
    all.push(...items);
    if (!next) return all;
    cursor = `&cursor=${next}`;
  }
}

/** Opens the page of check-ins and waits until its button is there. */
export async function openCheckIns(page: Page): Promise<Locator> {
  await page.goto('/office/attendance');
  const button = bigButton(page);
  await button.waitFor();
  return button;
}

export const bigButton = (page: Page): Locator =>
  page.getByRole('region', { name: 'Presensi hari ini' }).getByRole('button', { name: /^(Masuk|Pulang)$/ });

/** The first press. */
export async function press(page: Page): Promise<Locator> {
  await bigButton(page).click();
  return page.getByRole('dialog', { name: /^Presensi (masuk|pulang)$/ });
}

/** The second press. */
export async function send(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: /^(Kirim presensi|Daftarkan perangkat dan presensi)/ }).click();
}

/** Both presses, and what is said then. */
export async function checkIn(page: Page, said: RegExp): Promise<void> {
  const dialog = await press(page);
  await send(dialog);
  await dialog.getByText(said).waitFor();
  await dialog.getByRole('button', { name: 'Tutup' }).last().click();
}

/** All that lies on the device of what was sealed, as text. */
export const sealedHere = (page: Page): Promise<{ count: number; text: string }> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('pendopo-sealed');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const rows = await new Promise<{ sealed: ArrayBuffer }[]>((resolve, reject) => {
      const asking = database.transaction('rows').objectStore('rows').getAll();
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error);
    });
    database.close();
    const decoder = new TextDecoder();
    return {
      count: rows.length,
      text: rows.map((row) => JSON.stringify(row) + decoder.decode(row.sealed)).join(),
    };
  });

/** As where the browser throws the data of the site away: the page stays open. */
export const forgetKeys = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('pendopo-sealed');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const forgetting = opening.result.transaction(['keys', 'notes'], 'readwrite');
      forgetting.objectStore('keys').clear();
      forgetting.objectStore('notes').clear();
      forgetting.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });

/** Wakes the worker as the browser does when the network is back (Background Sync). */
export async function wakeWorker(devtools: CDPSession, origin: string): Promise<void> {
  const registration = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (own) resolve(own.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.dispatchSyncEvent', {
    ...{ origin, registrationId: await registration, tag: 'pendopo.unsent', lastChance: true },
  });
}
