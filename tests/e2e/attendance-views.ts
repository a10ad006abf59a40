import type { Page } from 'playwright-core';
import type { View } from './views.ts';

const click = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').first().waitFor();
};

const employee = 'staf-kominfo';
const superior = 'kadis-kominfo';
const personnel = 'kaban-bkpsdm';

/** Pages of attendance, and the states in which they look different. */
export const attendanceViews: View[] = [
  { name: 'the page of check-ins', everyTheme: true, who: employee, path: '/office/attendance' },
  {
    name: 'what a check-in will say, without a position',
    everyTheme: true,
    who: employee,
    path: '/office/attendance',
    act: async (page) => {
      await click(/^(Masuk|Pulang)$/)(page);
      await page.getByText('Posisi tidak diperoleh').or(page.getByText('Tidak ada lokasi')).first().waitFor();
    },
  },
  { name: 'devices of attendance', everyTheme: true, who: employee, path: '/office/attendance/devices' },
  { name: 'the own days', everyTheme: true, who: employee, path: '/office/attendance/days' },
  {
    name: 'why a day is as it is, minute by minute',
    everyTheme: true,
    who: employee,
    path: '/office/attendance/days',
    act: click(/^Mengapa/),
  },
  { name: 'own requests about attendance', who: employee, path: '/office/attendance/requests' },
  {
    name: 'a correction that is asked for',
    everyTheme: true,
    who: employee,
    path: '/office/attendance/requests?ask=correction',
  },
  { name: 'duty that is asked for', who: employee, path: '/office/attendance/requests?ask=duty' },
  { name: 'the desk of attendance', everyTheme: true, who: superior, path: '/office/attendance/desk' },
  { name: 'what waits about one person', who: superior, path: '/office/attendance/desk/:person' },
  {
    name: 'the draft of a summons that is not called for',
    who: superior,
    path: '/office/attendance/desk/summons/:person',
    fault: /409 .*\/api\/attendance\/discipline\/summons/,
  },
  {
    name: 'a check-in that is refused',
    who: superior,
    path: '/office/attendance/desk',
    act: click(/^Tolak$/),
  },
  { name: 'the board of a unit', everyTheme: true, who: superior, path: '/office/attendance/board' },
  {
    name: 'the board on a big screen',
    who: superior,
    path: '/office/attendance/board',
    act: async (page) => {
      await page.getByRole('button', { name: 'Layar besar' }).click();
      await page.getByRole('button', { name: 'Keluar dari layar besar' }).waitFor();
    },
  },
  { name: 'the recap of attendance', everyTheme: true, who: personnel, path: '/office/attendance/recap' },
  {
    name: 'the recap of attendance by day',
    who: personnel,
    path: '/office/attendance/recap?by=day&order=lateMinutes',
  },
];
