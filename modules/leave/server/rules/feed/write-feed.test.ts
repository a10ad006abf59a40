import { describe, expect, it } from 'vitest';
import { writeFeed } from './write-feed.ts';

const feed = (summary: string) =>
  writeFeed({
    name: 'Cuti; saya, semua',
    stampedAt: new Date('2026-11-21T01:02:03.456Z'),
    entries: [{ id: 'a1', first: '2026-12-28', last: '2026-12-31', summary }],
  });

describe('the calendar feed', () => {
  it('ends a leave on the day after its last', () => {
    expect(feed('Cuti tahunan').split('\r\n')).toEqual([
      ...[
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Pendopo//Cuti//ID',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
      ],
      ...['X-WR-CALNAME:Cuti\\; saya\\, semua', 'REFRESH-INTERVAL;VALUE=DURATION:PT1H'],
      ...['BEGIN:VEVENT', 'UID:a1@pendopo', 'DTSTAMP:20261121T010203Z'],
      ...['DTSTART;VALUE=DATE:20261228', 'DTEND;VALUE=DATE:20270101', 'SUMMARY:Cuti tahunan'],
      ...['TRANSP:OPAQUE', 'CLASS:PRIVATE', 'END:VEVENT', 'END:VCALENDAR', ''],
    ]);
  });

  it('folds long lines without cutting a character, and lets no text begin a line', () => {
    const lines = feed(`Sri é ${'é'.repeat(80)}\nBEGIN:VEVENT`).split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.filter((line) => line.startsWith('BEGIN:VEVENT'))).toHaveLength(1);
    expect(lines.join('\r\n').replaceAll('\r\n ', '')).toContain(`${'é'.repeat(80)}\\nBEGIN:VEVENT`);
  });
});
