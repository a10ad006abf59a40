import { describe, expect, it } from 'vitest';
import { createFormat, formatNip, initialsOf } from './format.ts';

const jakarta = createFormat('id', 'Asia/Jakarta');
const now = new Date('2026-11-21T00:30:00Z');

describe('how offices write', () => {
  it('a day is written with its weekday and month in words', () => {
    expect(jakarta.longDay('2026-11-21')).toBe('Sabtu, 21 November 2026');
  });

  it('a calendar day stays the same day in every zone', () => {
    for (const zone of ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'America/New_York']) {
      expect(createFormat('id', zone).day('2026-03-01')).toBe('1 Maret 2026');
    }
  });

  it('a time carries a dot and the zone of the agency', () => {
    expect(jakarta.time(now)).toBe('07.30 WIB');
    expect(createFormat('id', 'Asia/Makassar').time(now)).toBe('08.30 WITA');
    expect(createFormat('id', 'Asia/Jayapura').time(now)).toBe('09.30 WIT');
    expect(createFormat('en', 'Asia/Jakarta').time(now)).toBe('07:30 WIB');
  });

  it('numbers, money, shares and sizes use the Indonesian separators', () => {
    expect(jakarta.number(1234.5)).toBe('1.234,5');
    expect(jakarta.percent(0.452)).toBe('45,2%');
    expect(jakarta.bytes(1_400_000)).toBe('1,4 MB');
    expect(jakarta.bytes(0)).toBe('0 B');
  });

  it('the days left are counted by the calendar of the zone, not by hours', () => {
    expect(jakarta.daysUntil('2026-11-22', now)).toBe(1);
    expect(jakarta.daysUntil('2026-11-21', new Date('2026-11-21T16:59:00Z'))).toBe(0);
    expect(jakarta.daysUntil('2026-11-21', new Date('2026-11-21T17:01:00Z'))).toBe(-1);
  });

  it('a list shows the time of today and the day of any other day', () => {
    expect(jakarta.recent('2026-11-21T00:05:00Z', now)).toBe('07.05 WIB');
    expect(jakarta.recent('2026-11-19T00:05:00Z', now)).toBe('19 Nov');
    expect(jakarta.recent('2025-11-19T00:05:00Z', now)).toBe('19 Nov 2025');
  });
});

describe('names and numbers of people', () => {
  it('an employee number is written in groups', () => {
    expect(formatNip('199008172015032001')).toBe('19900817 201503 2 001');
    expect(formatNip('12345')).toBe('12345');
  });

  it('initials leave the titles out and a one-word name has one', () => {
    expect(initialsOf('Drs. Wiratma Sasongko, M.Si.')).toBe('WS');
    expect(initialsOf('Sukarno')).toBe('S');
    expect(initialsOf('dr. Ni Luh Ayu Pratiwi')).toBe('NP');
  });
});
