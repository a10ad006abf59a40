import type { Page } from 'playwright-core';
import type { View } from './views.ts';

const click = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').first().waitFor();
};

/** Pages of the calendar, and the states in which they look different. */
export const calendarViews: View[] = [
  { name: 'hours of one week', everyTheme: true, who: 'staf-kominfo', path: '/office/working-hours' },
  {
    name: 'why a day is as it is',
    who: 'staf-kominfo',
    path: '/office/working-hours',
    act: click(/^Mengapa/),
  },
  { name: 'the year with its holidays', everyTheme: true, who: 'admin', path: '/office/calendar' },
  {
    name: 'a holiday that is entered',
    who: 'admin',
    path: '/office/calendar',
    act: click('Tambah hari libur'),
  },
  { name: 'Ramadan that is entered', who: 'admin', path: '/office/calendar', act: click('Tetapkan Ramadan') },
  { name: 'holidays that are imported', who: 'admin', path: '/office/calendar/import' },
  { name: 'working patterns', everyTheme: true, who: 'staf-kominfo', path: '/office/calendar/patterns' },
  {
    name: 'a pattern that is made',
    who: 'admin',
    path: '/office/calendar/patterns',
    act: click('Buat pola'),
  },
  {
    name: 'a rotation that is made',
    who: 'admin',
    path: '/office/calendar/patterns',
    act: async (page) => {
      await click('Buat pola')(page);
      await page.getByText('Giliran', { exact: true }).click();
      await page.getByText('Hari pertama putaran').waitFor();
    },
  },
  {
    name: 'who works by which pattern',
    everyTheme: true,
    who: 'admin',
    path: '/office/calendar/assignments',
  },
  {
    name: 'a pattern that is assigned',
    who: 'admin',
    path: '/office/calendar/assignments',
    act: click('Tetapkan pola'),
  },
];
