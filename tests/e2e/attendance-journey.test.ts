import { expect, it } from 'vitest';
import {
  askedForPosition,
  atWork,
  checkIn,
  checkInsOf,
  farAway,
  forgetKeys,
  kept,
  openCheckIns,
  patience,
  phones,
  poor,
  press,
  recorded,
  sealedHere,
  send,
} from './attendance-phone.ts';
import { officeBrowser } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const { begin, phoneOf, goOffline } = phones(office);
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(new Date());
const smallPicture = {
  ...{ name: 'foto.png', mimeType: 'image/png' },
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

it('two presses check in at the place; the first use binds the device, and a position is asked for by the press alone', async () => {
  await begin();
  const page = await phoneOf('staf-kominfo');
  await openCheckIns(page);
  await pictureOf(page, 'attendance-page');
  expect(await askedForPosition(page)).toEqual([]);
  const dialog = await press(page);
  await dialog.getByText(/^Di Halaman kantor/).waitFor();
  await dialog.getByText('Pertama kali dengan perangkat ini').waitFor();
  expect(await askedForPosition(page)).toEqual(['once pressed']);
  await pictureOf(page, 'attendance-first-use');
  await send(dialog);
  await dialog.getByText(recorded).waitFor();
  await dialog.getByText('Dihitung', { exact: true }).waitFor();
  await pictureOf(page, 'attendance-sent');
  const result = dialog.getByRole('status');
  await expect.poll(() => result.evaluate((one) => one === document.activeElement)).toBe(true);
  await dialog.getByRole('button', { name: 'Tutup' }).last().click();
  const again = await press(page);
  await again.getByText(/^Di Halaman kantor/).waitFor();
  expect(await again.getByText('Pertama kali').count()).toBe(0);
  await send(again);
  await again.getByText(recorded).waitFor();
  await again.getByRole('button', { name: 'Tutup' }).last().click();
  expect(await askedForPosition(page)).toEqual(['once pressed', 'once pressed']);
  expect(
    (await checkInsOf(page)).map(({ standing, verdict }) => `${verdict} ${standing}`).slice(0, 2),
  ).toEqual(['in counts', 'in counts']);
  await page.getByRole('region', { name: 'Riwayat' }).getByText('Di lokasi').first().waitFor();
  await page.goto('/office/attendance/devices');
  await page.getByText('Perangkat ini', { exact: true }).waitFor();
  await pictureOf(page, 'attendance-devices');
  await page
    .getByRole('button', { name: /^Ganti nama/ })
    .first()
    .click();
  await page.getByRole('dialog').getByLabel('Nama perangkat').fill('Ponsel dinas');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await page.getByText('Perangkat kini bernama Ponsel dinas').waitFor();
  await page.getByText('Perangkat ini', { exact: true }).waitFor();
});

it('the home page says that the check-in is still to come; its press is the first of the two', async () => {
  await begin();
  const page = await phoneOf('staf-ikp');
  // Whatever the day and the hour of the test: to the page it is a morning at work.
  await page.route('**/api/attendance/own/today', async (route) => {
    const answer = await route.fetch();
    const today = (await answer.json()) as { at: number; day: object };
    const hours = { from: today.at, to: today.at + 28_800_000 };
    const day = { ...today.day, status: 'awaited', checkIn: null };
    await route.fulfill({ response: answer, json: { ...today, next: 'in', hours, day } });
  });
  await page.goto('/office/');
  const card = page.getByRole('region', { name: 'Belum presensi' });
  await card.getByText('Belum masuk').waitFor();
  await pictureOf(page, 'attendance-home-card');
  expect(await askedForPosition(page)).toEqual([]);
  await card.getByRole('button', { name: 'Presensi masuk' }).click();
  const dialog = page.getByRole('dialog', { name: 'Presensi masuk' });
  await dialog.getByText(/^Di Halaman kantor/).waitFor();
  expect(await askedForPosition(page)).toEqual(['once pressed']);
  await send(dialog);
  await dialog.getByText(recorded).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Masuk', exact: true }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await askedForPosition(page)).toEqual([]);
});

it('outside, with a poor position, or without leave to ask for one it is said what that means, and sent all the same', async () => {
  await begin();
  const page = await phoneOf('kabid-ikp', { geolocation: farAway });
  await openCheckIns(page);
  let dialog = await press(page);
  await dialog.getByText(/^Di luar .*km/).waitFor();
  await dialog.getByText(/atasan memeriksanya/).waitFor();
  await pictureOf(page, 'attendance-outside');
  await send(dialog);
  await dialog.getByText('Dihitung sementara, menunggu diperiksa').waitFor();
  await pictureOf(page, 'attendance-awaits');
  await dialog.getByRole('button', { name: 'Tutup' }).last().click();

  await page.context().setGeolocation(poor);
  dialog = await press(page);
  await dialog.getByText(/^Belum pasti di/).waitFor();
  await dialog.getByLabel('Kode di pintu masuk').waitFor();
  await pictureOf(page, 'attendance-poor');
  await page.context().setGeolocation(atWork);
  await dialog.getByRole('button', { name: 'Coba lagi' }).click();
  await dialog.getByText(/^Di Halaman kantor/).waitFor();
  await page.keyboard.press('Escape');

  const denied = await phoneOf('kabid-ikp', { permissions: [] });
  await openCheckIns(denied);
  dialog = await press(denied);
  await dialog.getByText(/^Izin posisi ditolak\./).waitFor(patience);
  await pictureOf(denied, 'attendance-denied');
  await send(dialog);
  await dialog.getByText(recorded).waitFor();
  const [last] = await checkInsOf(denied);
  expect(last).toMatchObject({ verdict: 'no-position', standing: 'awaits' });
  expect([...(await askedForPosition(page)), ...(await askedForPosition(denied))]).toEqual(
    Array(4).fill('once pressed'),
  );
});

it('the code at the entrance and a photo by the rule of the agency are asked for, and kept sealed without a network', async () => {
  await begin();
  const admin = await office.person('admin');
  const settings = await admin.request.get('/api/attendance/settings');
  const { now } = (await settings.json()) as { now: Record<'entranceCode' | 'photo' | 'photoDays', unknown> };
  const { entranceCode, photo, photoDays } = now;
  const decide = (more: object) =>
    admin.request.post('/api/attendance/settings', {
      data: { startsOn: today(), basis: 'Peraturan Bupati 7/2026', ...more },
    });
  expect((await decide({ entranceCode: 'asked', photo: 'asked', photoDays: 3 })).status()).toBe(200);
  try {
    const page = await phoneOf('staf-aptika-2', { serviceWorkers: 'allow' });
    await openCheckIns(page);
    const before = (await checkInsOf(page)).length;
    let dialog = await press(page);
    const { digits } = (await (
      await admin.request.get(`/api/attendance/places/${await begin()}/code`)
    ).json()) as {
      digits: string;
    };
    await dialog.getByLabel('Kode di pintu masuk').fill(digits);
    await dialog.locator('input[type=file]').setInputFiles(smallPicture);
    await dialog.getByRole('img', { name: 'Foto yang akan dikirim' }).waitFor();
    await pictureOf(page, 'attendance-code-and-photo');
    await send(dialog);
    await dialog.getByText('Kode pintu masuk sesuai').waitFor();
    await dialog.getByRole('button', { name: 'Tutup' }).last().click();

    await goOffline(page);
    dialog = await press(page);
    await dialog.locator('input[type=file]').setInputFiles(smallPicture);
    await dialog.getByRole('img', { name: 'Foto yang akan dikirim' }).waitFor();
    await send(dialog);
    await dialog.getByText(kept).waitFor();
    const sealed = await sealedHere(page);
    expect(sealed.count).toBe(1);
    // How a JPEG in base64 begins.
    expect(sealed.text).not.toContain('/9j/');
    const photos: string[] = [];
    page.on('request', (one) => void (one.url().includes('/api/files?') && photos.push(one.url())));
    await page.context().setOffline(false);
    await expect.poll(async () => (await sealedHere(page)).count, patience).toBe(0);
    expect(photos).toHaveLength(1);
    expect(await checkInsOf(page)).toHaveLength(before + 2);
  } finally {
    await decide({ entranceCode, photo, photoDays });
  }
});

it('what a device kept after it was ended elsewhere is refused, told in words, and stays until its person discards it', async () => {
  await begin();
  const page = await phoneOf('sekdis-kominfo');
  await openCheckIns(page);
  await checkIn(page, recorded);
  await goOffline(page);
  await checkIn(page, kept);
  const elsewhere = await office.person('sekdis-kominfo');
  const listed = await elsewhere.request.get('/api/attendance/own/devices');
  const { items } = (await listed.json()) as { items: { id: string }[] };
  await elsewhere.request.post(`/api/attendance/own/devices/${items[0]!.id}/ending`, { data: {} });
  office.expectFault(/409|Conflict/);
  await page.context().setOffline(false);
  const panel = page.getByRole('region', { name: 'Belum sampai ke server' });
  await panel.getByText('Ditolak server').waitFor(patience);
  await panel.getByText(/Perangkat ini sudah diakhiri/).waitFor();
  await pictureOf(page, 'attendance-refused');
  await page.reload();
  await panel.getByRole('button', { name: 'Buang' }).click(patience);
  await panel.waitFor({ state: 'hidden' });
  expect((await sealedHere(page)).count).toBe(0);
  const dialog = await press(page);
  await dialog.getByText('Pertama kali dengan perangkat ini').waitFor();
});

it('a key that went while the page stayed open is noticed at the press, and the phone is bound anew', async () => {
  await begin();
  const page = await phoneOf('kabid-persandian');
  await openCheckIns(page);
  await checkIn(page, recorded);
  await page.evaluate(forgetKeys);
  const dialog = await press(page);
  await dialog.getByText(/^Di Halaman kantor/).waitFor();
  await send(dialog);
  await dialog.getByText(/^Kunci perangkat ini sudah tidak ada/).waitFor();
  await pictureOf(page, 'attendance-key-lost');
  await send(dialog);
  await dialog.getByText(recorded).waitFor();
});

it('after the hours without a check-in both presses are there, each with what it means', async () => {
  await begin();
  const page = await phoneOf('staf-ikp');
  await page.route('**/api/attendance/own/today', async (route) => {
    const answer = await route.fetch();
    const today = (await answer.json()) as { at: number; day: object };
    const hours = { from: today.at - 36_000_000, to: today.at - 7_200_000 };
    const day = { ...today.day, status: 'absent', checkIn: null };
    await route.fulfill({ response: answer, json: { ...today, next: 'in', hours, day } });
  });
  await openCheckIns(page);
  await page.getByText(/^Masuk: Anda baru mulai bekerja/).waitFor();
  await page.getByText(/^Pulang: Anda sudah bekerja/).waitFor();
  await pictureOf(page, 'attendance-after-hours');
  await page.getByRole('button', { name: 'Presensi pulang' }).click();
  await page.getByRole('dialog', { name: 'Presensi pulang' }).waitFor();
});
