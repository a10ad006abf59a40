import { describe, expect, it } from 'vitest';
import { afterQuiet, dailyDue } from './mail-time.ts';

const jakarta = (time: string) => new Date(`2026-11-21T${time}:00+07:00`);
const night = { from: '21:00', until: '06:00' };
const noon = { from: '12:00', until: '13:00' };

describe('the hours without mail', () => {
  it.each([
    ['20:59', '2026-11-21T20:59'],
    ['21:00', '2026-11-22T06:00'],
    ['23:59', '2026-11-22T06:00'],
    ['00:00', '2026-11-21T06:00'],
    ['05:59', '2026-11-21T06:00'],
    ['06:00', '2026-11-21T06:00'],
  ])('over midnight: a mail of %s goes at %s', (at, goes) => {
    expect(afterQuiet(jakarta(at), 'Asia/Jakarta', night)).toEqual(new Date(`${goes}:00+07:00`));
  });

  it.each([
    ['11:59', '11:59'],
    ['12:30', '13:00'],
    ['13:00', '13:00'],
  ])('within a day: a mail of %s goes at %s', (at, goes) => {
    expect(afterQuiet(jakarta(at), 'Asia/Jakarta', noon)).toEqual(jakarta(goes));
  });

  it('are those of the agency: the same instant is night in Jayapura and evening in Jakarta', () => {
    const instant = jakarta('19:30');
    expect(afterQuiet(instant, 'Asia/Jakarta', night)).toEqual(instant);
    expect(afterQuiet(instant, 'Asia/Jayapura', night)).toEqual(new Date('2026-11-22T06:00:00+09:00'));
  });

  it('do not hold where none were chosen', () => {
    expect(afterQuiet(jakarta('03:00'), 'Asia/Jakarta', null)).toEqual(jakarta('03:00'));
  });
});

describe('the daily mail', () => {
  it('is due from seven in the morning in the zone of the agency', () => {
    expect(dailyDue(jakarta('06:59'), 'Asia/Jakarta')).toBeNull();
    expect(dailyDue(jakarta('07:00'), 'Asia/Jakarta')).toEqual(jakarta('07:00'));
    expect(dailyDue(jakarta('22:00'), 'Asia/Jakarta')).toEqual(jakarta('07:00'));
    expect(dailyDue(jakarta('05:30'), 'Asia/Jayapura')).toEqual(jakarta('05:00'));
  });
});
