import { asDigits } from './ocr-repair.ts';

/** Clock times found in a text, `HH:MM`; `endTime` is null for "s.d. selesai" and where none is printed. */
interface FoundTime {
  startTime: string;
  endTime: string | null;
  timeZone: 'WIB' | 'WITA' | 'WIT' | null;
  start: number;
  end: number;
}

const CLOCK = '([0-9OolIDQSZB|]{1,2})\\s?[.:,;]\\s?([0-9OolIDQSZB]{2})(?![\\p{L}\\p{N}]|[./-]\\d)';
const ZONE = '\\s*(W\\s?[I1l]\\s?[B8]|W\\s?[I1l]\\s?T\\s?A|W\\s?[I1l]\\s?T)?(?!\\p{L})';
const UNTIL =
  '\\s*(?:s\\s*[./]?\\s*d[.,]?|sampai(?:\\s+dengan)?|hingga|-|–|—|~)\\s*(?:pukul|jam|pkl\\.?)?\\s*';
const TIME = new RegExp(`(?<![\\p{L}\\p{N}.,/:-])${CLOCK}${ZONE}(?:${UNTIL}${CLOCK}${ZONE})?`, 'giu');
const WHOLE_HOUR = /(?:pukul|jam|pkl\.?)\s*:?\s*(\d{1,2})\s*(pagi|siang|sore|malam|WIB|WITA|WIT)(?!\p{L})/giu;

/** The first clock time of a text; with `needsWord` only one announced by pukul, jam, or a time zone. */
export function findTime(text: string, needsWord = false): FoundTime | null {
  for (const match of text.matchAll(TIME)) {
    const startTime = clock(match[1]!, match[2]!);
    if (startTime === null) continue;
    const zone = zoneOf(match[6] ?? match[3]);
    const announced = /(?:pukul|jam|pkl\.?|waktu)\s*:?\s*$/iu.test(text.slice(0, match.index));
    if (needsWord && !announced && zone === null) continue;
    const endTime = match[4] && match[5] ? clock(match[4], match[5]) : null;
    return { startTime, endTime, timeZone: zone, start: match.index, end: match.index + match[0].length };
  }
  for (const match of text.matchAll(WHOLE_HOUR)) {
    const word = match[2]!.toLowerCase();
    const isAfternoon = word === 'sore' || word === 'malam' || (word === 'siang' && Number(match[1]) <= 3);
    const hour = Number(match[1]) + (isAfternoon && Number(match[1]) < 12 ? 12 : 0);
    const startTime = clock(String(hour), '00');
    if (startTime === null) continue;
    const zone = zoneOf(match[2]);
    return {
      startTime,
      endTime: null,
      timeZone: zone,
      start: match.index,
      end: match.index + match[0].length,
    };
  }
  return null;
}

function clock(hours: string, minutes: string): string | null {
  const h = asDigits(hours, 0);
  const m = asDigits(minutes, 0);
  if (h === null || m === null || Number(h) > 24 || Number(m) > 59) return null;
  return `${h.padStart(2, '0')}:${m}`;
}

function zoneOf(text: string | undefined): FoundTime['timeZone'] {
  const read = (text ?? '').toUpperCase().replace(/\s/g, '').replace(/[1L]/g, 'I').replace('8', 'B');
  return read === 'WIB' || read === 'WITA' || read === 'WIT' ? read : null;
}
