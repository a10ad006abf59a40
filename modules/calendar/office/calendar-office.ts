import { CalendarClock, CalendarDays } from 'lucide-react';
import type { FunctionComponent } from 'react';
import { loadTexts } from '#office/i18n/language.ts';
import type { OfficeModule, OfficeRoute } from '#office/module.ts';
import { calendarManage } from '../contract/permissions.ts';
import { assignmentsPath, daysPath, importPath, patternsPath, yearPath } from './addresses.ts';

const answers = ['calendar.'];

/** Holidays, working patterns, who works by which, and one's own days. */
export const calendarOffice: OfficeModule = {
  name: 'calendar',
  navigation: [
    {
      id: 'working-hours',
      label: 'calendar.days.nav',
      path: daysPath,
      icon: CalendarClock,
      group: 'people',
      keys: 'g w',
    },
    { id: 'calendar', label: 'calendar.nav', path: yearPath, icon: CalendarDays, group: 'people' },
  ],
  routes: [
    page(daysPath, 'calendar.days.title', async () => (await import('./days/days-page.tsx')).DaysPage),
    page(yearPath, 'calendar.year.title', async () => (await import('./holidays/year-page.tsx')).YearPage),
    {
      ...page(
        importPath,
        'calendar.import.title',
        async () => (await import('./holidays/import-page.tsx')).ImportPage,
      ),
      permission: calendarManage,
    },
    page(
      patternsPath,
      'calendar.patterns.title',
      async () => (await import('./patterns/patterns-page.tsx')).PatternsPage,
    ),
    {
      ...page(
        assignmentsPath,
        'calendar.assignments.title',
        async () => (await import('./assignments/assignments-page.tsx')).AssignmentsPage,
      ),
      permission: calendarManage,
    },
  ],
  live: {
    'holiday.*': answers,
    'holidays.*': answers,
    'ramadan.*': answers,
    'working-pattern.*': answers,
    'pattern-assignment.*': answers,
    'unit-zone.*': answers,
    'flexibility.*': answers,
  },
};

/** Its pickers and sheets speak with the words of the organization. */
function page(path: string, title: string, load: () => Promise<FunctionComponent>): OfficeRoute {
  return {
    path,
    title,
    load: async () => {
      const [Page] = await Promise.all([load(), loadTexts('organization')]);
      return { Page };
    },
  };
}
