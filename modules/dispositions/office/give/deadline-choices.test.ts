import { expect, it } from 'vitest';
import { choicesFor, dayAhead, dayOf } from './deadline-choices.ts';

const zone = 'Asia/Jayapura';

it('today is the day in the zone of the agency, not that of the server', () => {
  expect(dayAhead(zone, 0, new Date('2026-11-20T16:00:00Z'))).toBe('2026-11-21');
  expect(dayAhead(zone, 7, new Date('2026-12-28T02:00:00Z'))).toBe('2027-01-04');
});

it('a deadline is taken over, left out, or a day', () => {
  expect([dayOf('inherited', '', zone), dayOf('none', '', zone), dayOf('own', '2026-12-01', zone)]).toEqual([
    undefined,
    null,
    '2026-12-01',
  ]);
});

it('nobody below is offered more time than the own desk has', () => {
  const tomorrow = dayAhead(zone, 1);
  expect(choicesFor(tomorrow, tomorrow, zone)).toEqual(['inherited', 'today', 'tomorrow', 'own']);
  expect(choicesFor(null, null, zone)).toEqual(['none', 'today', 'tomorrow', 'three-days', 'week', 'own']);
});

it('a deadline that is over limits nothing', () => {
  expect(choicesFor('2020-01-01', '2020-01-01', zone)).toContain('week');
});
