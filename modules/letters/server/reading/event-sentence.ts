import { findTime } from './clock-time.ts';
import { cleanPlace, dateConfidence, type EventProposals, NO_EVENT } from './event-parts.ts';
import { findDates, weekdayOf } from './indonesian-date.ts';
import type { Prose } from './letter-view.ts';
import type { Proposal } from './proposal.ts';

const PLACE_WORDS =
  /(?:bertempat|bertempat\s+di|berlokasi|bertempatan|dilaksanakan|diselenggarakan|diadakan|tempat|lokasi)\s+(?:di|pada)\s+|\bdi\s+(?=(?:ruang|aula|gedung|balai|pendopo|kantor|hotel|lapangan|halaman|auditorium|graha|wisma|kediaman|rumah|sekretariat|kampus|masjid|alun-alun|sekolah|SMP|SD|SMA|SMK|RSUD|puskesmas|jalan|jl|stadion|GOR|taman|terminal|pasar|lapas|bumi|makodim|mapolres|polres|kodim|posko)\b)/giu;
const PLACE_END =
  /[.;](?:\s|$)|,?\s+(?:dengan\s+(?:agenda|acara|ketentuan|tema|materi|hormat|susunan)|guna|untuk|dalam\s+rangka|pada\s+(?:hari|tanggal|pukul)|pukul|mulai|yang\s+akan|akan|kami|acara|agenda|serta\s+dimohon|maka|agar|sebagaimana|terkait|tentang|mengenai|dimohon|diharapkan)\b/iu;

/**
 * An event told in a sentence: "pada hari Kamis, 17 September 2026 pukul 09.00 WIB bertempat di Aula …". The
 * date needs a weekday or hour beside it, and must not lie before the letter's own date.
 */
export function eventSentence(
  prose: Prose,
  letterType: string | null,
  letterDate: string | null,
): EventProposals | null {
  const { text } = prose;
  const year = letterDate ? Number(letterDate.slice(0, 4)) : null;
  for (const found of findDates(text, year)) {
    if (letterDate && found.date < letterDate) continue;
    const before = text.slice(Math.max(0, found.start - 45), found.start);
    if (
      /nomor|surat|lambat|sebelum|sampai dengan tanggal|batas|ditetapkan|terhitung|tmt|berlaku|tembusan|tahun anggaran/i.test(
        before,
      )
    )
      continue;
    const sentence = sentenceAround(text, found.start, found.end);
    const weekday = before
      .split(/[^\p{L}]+/u)
      .slice(-3)
      .some((word) => weekdayOf(word) !== null);
    const time = timeNear(sentence.text, found.start - sentence.start, found.end - sentence.start);
    const place = placeIn(sentence.text.slice(Math.max(0, found.start - sentence.start - 160)));
    const calls =
      /undang|hadir|mohon|minta|ajak|narasumber|laksanakan|selenggara|diadakan|mengadakan|direncanakan|mengikuti|menugaskan|tugas|panggil|menghadap/i.test(
        sentence.text,
      );
    // A coming day of the week with its hour is an appointment, whatever words ask for it.
    const isAppointed = weekday && time !== null && letterDate !== null && found.date > letterDate;
    if (!(weekday || time) || !(time || place) || !(letterType === 'UNDANGAN' || calls || isAppointed))
      continue;
    const sure = Math.min(
      0.85,
      dateConfidence(text.slice(0, found.end), { ...found, start: found.start }) - 0.1,
    );
    const told = <T>(value: T, confidence: number, start: number, end: number): Proposal<T> => ({
      value,
      confidence: Math.round(confidence * 100) / 100,
      source: prose.sourceAt(start, end),
      reason: 'event-sentence',
    });
    const timeStart = time ? sentence.start + time.start : 0;
    const timeEnd = time ? sentence.start + time.end : 0;
    const placeStart = place ? text.indexOf(place, sentence.start) : 0;
    return {
      ...NO_EVENT,
      eventDate: told(found.date, sure, found.start, found.end),
      eventEndDate: told(found.endDate ?? found.date, sure, found.start, found.end),
      startTime: time ? told(time.startTime, 0.8, timeStart, timeEnd) : null,
      endTime: time?.endTime ? told(time.endTime, 0.78, timeStart, timeEnd) : null,
      timeZone: time?.timeZone ? told(time.timeZone, 0.8, timeStart, timeEnd) : null,
      location: place ? told(place, 0.7, placeStart, placeStart + place.length) : null,
    };
  }
  return null;
}

/** A clock time belongs to a day that is named within a line or so of it. */
function timeNear(sentence: string, start: number, end: number): ReturnType<typeof findTime> {
  const from = Math.max(0, start - 60);
  const time = findTime(sentence.slice(from, end + 90), true);
  return time && { ...time, start: time.start + from, end: time.end + from };
}

// Sentences end at a full stop before a capital; "09.00", "s.d." and "Jl. Merpati" do not end one.
function sentenceAround(text: string, start: number, end: number): { text: string; start: number } {
  const stop =
    /(?<!\b(?:s|d|a|n|u|b|Jl|Jln|No|Drs|dr|Dr|Ir|H|Hj|Yth|Bpk|Sdr|Prof|St|Lt|pkl))\.\s+(?=\p{Lu})/gu;
  let from = 0;
  let to = text.length;
  for (const match of text.matchAll(stop)) {
    if (match.index < start) from = match.index + match[0].length;
    else if (match.index >= end) {
      to = match.index + 1;
      break;
    }
  }
  return { text: text.slice(from, to), start: from };
}

function placeIn(sentence: string): string | null {
  for (const match of sentence.matchAll(PLACE_WORDS)) {
    const rest = sentence.slice(match.index + match[0].length);
    const end = PLACE_END.exec(rest);
    const place = cleanPlace(rest.slice(0, end ? end.index : 160));
    if (place.length >= 4 && place.length <= 160 && /^[\p{Lu}\d“"]/u.test(place)) return place;
  }
  return null;
}
