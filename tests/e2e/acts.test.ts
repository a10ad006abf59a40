import { it } from 'vitest';
import { officeBrowser } from './office-browser.ts';

const office = officeBrowser();

it('that something is done is said at once, while what it changed is still being read again', async () => {
  const page = await office.person('statistisi');
  await page.goto('/office/notifications/preferences');
  const save = page.getByRole('button', { name: 'Simpan pilihan' });
  await save.waitFor();
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/notifications/**', async (route) => {
    if (route.request().method() === 'GET') await released;
    await route.fallback();
  });
  const again = page.waitForRequest(
    (request) => request.method() === 'GET' && request.url().endsWith('/api/notifications/preferences'),
  );
  await save.click();
  await again;
  await page.getByText('Pilihan disimpan.').waitFor();
  release();
});
