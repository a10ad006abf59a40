import { expect, it } from 'vitest';
import { officeBrowser, phone } from './office-browser.ts';

const office = officeBrowser();

/** The monitor looks every minute; a worker that is busy may be some seconds late. */
const patience = 100_000;

it('the monitor names a letter that was altered behind the application, and it is put back', async () => {
  const page = await office.person('admin');
  await page.goto('/office/ledger');
  await page.getByRole('heading', { name: 'Log keutuhan', level: 1 }).waitFor();
  await page.getByText('Semua yang diperiksa cocok dengan log.').waitFor();
  await page.getByRole('button', { name: 'Ubah satu surat diam-diam' }).click();
  const steps = page.getByRole('list', { name: 'Jalannya latihan' });
  await steps.getByText(/diubah di basis data dari/).waitFor();
  await steps.getByText(/Belum ketahuan\. \d+ detik/).waitFor();

  const named = steps.getByText(/Ketahuan setelah \d+ detik/);
  await named.waitFor({ timeout: patience });
  const seconds = Number(/setelah (\d+) detik/.exec((await named.textContent()) ?? '')?.[1]);
  expect(seconds).toBeLessThanOrEqual(65);
  const findings = page.getByRole('region', { name: 'Hasil pemeriksaan' });
  await findings.getByText(/Ada 1 hal yang tidak cocok/).waitFor({ timeout: 20_000 });
  await findings.getByText(/^Surat masuk .*diubah di luar aplikasi/).waitFor();
  await findings.getByRole('link', { name: 'Buka catatannya' }).waitFor();

  await page.getByRole('button', { name: 'Pulihkan' }).click();
  await steps.getByText('Isi semula sudah dipulihkan.').waitFor();
  await page.getByRole('button', { name: 'Ubah satu surat diam-diam' }).waitFor();
}, 150_000);

it('somebody who does not watch the log has no such page', async () => {
  const page = await office.person('staf-kominfo', { viewport: phone });
  await page.goto('/office/ledger');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('button', { name: 'Ubah satu surat diam-diam' }).count()).toBe(0);
});
