import { findDates } from './indonesian-date.ts';

const NO_PLACE =
  /\d{3}|surat|nomor|tanggal|hari|diterima|senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|tgl|pada|lahir/i;

/** "Purwaloka, 14 September 2026", also without the place: what stands over a letter or its signature. */
export function isPlaceAndDateText(text: string): boolean {
  const found = findDates(text)[0];
  if (!found || text.length > 60 || text.length - found.end > 3) return false;
  const place = text.slice(0, found.start).replace(/[\s,.:;-]+$/, '');
  return (
    place === '' || (/^[\p{Lu}\d]/u.test(place) && place.split(' ').length <= 5 && !NO_PLACE.test(place))
  );
}
