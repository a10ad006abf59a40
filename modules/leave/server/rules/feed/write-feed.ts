import { addDays, type DayText } from '../length/calendar-days.ts';

/** Whole days in a calendar. */
export interface FeedEntry {
  readonly id: string;
  readonly first: DayText;
  readonly last: DayText;
  readonly summary: string;
}

export interface Feed {
  readonly name: string;
  readonly stampedAt: Date;
  readonly entries: readonly FeedEntry[];
}

/** A calendar of whole days (RFC 5545); the end of a day is the day after. */
export function writeFeed({ name, stampedAt, entries }: Feed): string {
  const stamp = `${stampedAt.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    ...[
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Pendopo//Cuti//ID',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
    ],
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...entries.flatMap(({ id, first, last, summary }) => [
      ...['BEGIN:VEVENT', `UID:${id}@pendopo`, `DTSTAMP:${stamp}`],
      `DTSTART;VALUE=DATE:${first.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${addDays(last, 1).replaceAll('-', '')}`,
      ...[`SUMMARY:${escaped(summary)}`, 'TRANSP:OPAQUE', 'CLASS:PRIVATE', 'END:VEVENT'],
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** RFC 5545 §3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
}

/** RFC 5545 §3.1: no line is longer than 75 octets; a character is never cut. */
function folded(line: string): string {
  let room = 75;
  let text = '';
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (size > room) {
      text += '\r\n ';
      room = 74;
    }
    text += sign;
    room -= size;
  }
  return text;
}
