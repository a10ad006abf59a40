import { findTime } from './clock-time.ts';
import { cleanPlace, dateConfidence, type EventProposals, NO_EVENT, namedWeekday } from './event-parts.ts';
import { eventSentence } from './event-sentence.ts';
import { findDates } from './indonesian-date.ts';
import type { LabelKey } from './label-forms.ts';
import { joinLines, type Label, valueLines } from './labels.ts';
import { bodyProse, type LetterView, sheetOf, sourceOf, stopsValue } from './letter-view.ts';
import type { Proposal, Source } from './proposal.ts';

const EVENT_KEYS: ReadonlySet<LabelKey> = new Set(['day', 'date', 'time', 'place', 'agenda']);
/** Kinds whose lists of days and places record facts or set rules instead of calling people together. */
const NOT_CALLING = new Set([
  'BA',
  'SKET',
  'SPERNYATAAN',
  'SKUASA',
  'PERATURAN',
  'KEPUTUSAN',
  'LAPORAN',
  'SERTIFIKAT',
  'PIAGAM',
  'SPENGANTAR',
]);

/**
 * When and where the reader is expected: from the list hari/tanggal, pukul, tempat, acara; without a list from
 * a sentence that gives day and hour or place. An event before the letter's date is one it only reports.
 */
export function proposeEvent(
  view: LetterView,
  letterType: string | null,
  letterDate: string | null,
): EventProposals {
  if (letterType !== null && NOT_CALLING.has(letterType)) return NO_EVENT;
  const year = letterDate ? Number(letterDate.slice(0, 4)) : null;
  for (const cluster of clusters(view)) {
    const event = fromList(view, cluster, year);
    if (event && !(letterDate && event.eventDate && event.eventDate.value < letterDate)) return event;
  }
  if (letterType === 'SE' || letterType === 'NOTULA') return NO_EVENT;
  return eventSentence(bodyProse(view), letterType, letterDate) ?? NO_EVENT;
}

// Neighbouring labels of an event list, in the order printed.
function clusters(view: LetterView): Label[][] {
  const inBody = view.labels.filter(
    (label) =>
      EVENT_KEYS.has(label.key) && (label.line.page !== view.first.page || label.lineIndex >= view.bodyStart),
  );
  const groups: Label[][] = [];
  for (const label of inBody) {
    const last = groups.at(-1)?.at(-1);
    const near = last && last.line.page === label.line.page && label.lineIndex - last.lineIndex <= 7;
    const aligned = last && Math.abs(last.left - label.left) < 0.05;
    if (near && aligned) groups.at(-1)!.push(label);
    else groups.push([label]);
  }
  return groups.filter((group) => {
    const keys = new Set(group.map((label) => label.key));
    const hasMoment = keys.has('day') || keys.has('time') || (keys.has('date') && keys.has('place'));
    return hasMoment && keys.size >= 2;
  });
}

function fromList(view: LetterView, cluster: Label[], year: number | null): EventProposals | null {
  const values = cluster.map((label) => {
    const lines = valueLines(label, sheetOf(view, label.line), stopsValue(view), 5);
    return { key: label.key, text: joinLines(lines), source: sourceOf(label.line.page, lines.flat()) };
  });
  type Value = (typeof values)[number];
  const of = (...keys: LabelKey[]) => values.filter((value) => keys.includes(value.key));
  const found = firstOf(
    [...of('day', 'date'), ...of('time')],
    (value: Value) => findDates(value.text, year)[0] ?? null,
  );
  const time = firstOf([...of('time'), ...of('day', 'date')], (value: Value) =>
    findTime(value.text, value.key !== 'time'),
  );
  const beside = found ?? dayBeside(view, cluster, year);
  if (!beside && !time) return null;
  const place = of('place').find((value) => value.text.length > 2);
  const agenda = of('agenda').find((value) => value.text.length > 2);
  const dateSure = beside ? dateConfidence(beside.from.text, beside.value) - (found ? 0 : 0.2) : 0;
  return {
    eventDate: beside ? listed(beside.value.date, dateSure, beside.from.source) : null,
    eventEndDate: beside
      ? listed(beside.value.endDate ?? beside.value.date, dateSure * 0.95, beside.from.source)
      : null,
    startTime: time ? listed(time.value.startTime, 0.9, time.from.source) : null,
    endTime: time?.value.endTime ? listed(time.value.endTime, 0.88, time.from.source) : null,
    timeZone: time?.value.timeZone ? listed(time.value.timeZone, 0.9, time.from.source) : null,
    location: place ? listed(cleanPlace(place.text), 0.88, place.source) : null,
    agenda: agenda ? listed(cleanPlace(agenda.text), 0.85, agenda.source) : null,
  };
}

// A day whose own label was not read stands just above or between the labels that were.
function dayBeside(view: LetterView, cluster: Label[], year: number | null) {
  const [first, last] = [cluster[0]!, cluster.at(-1)!];
  const lines = sheetOf(view, first.line).lines.slice(Math.max(0, first.lineIndex - 2), last.lineIndex);
  const values = lines.map((line) => ({ text: line.text, source: sourceOf(line.page, line.words) }));
  return firstOf(values, (value) => {
    const date = findDates(value.text, year)[0];
    return date && namedWeekday(value.text.slice(0, date.start)) !== null ? date : null;
  });
}

function firstOf<V, R>(values: V[], read: (value: V) => R | null): { value: R; from: V } | null {
  for (const from of values) {
    const value = read(from);
    if (value !== null) return { value, from };
  }
  return null;
}

function listed<T>(value: T, confidence: number, source: Source | null): Proposal<T> {
  return { value, confidence: Math.round(confidence * 100) / 100, source, reason: 'event-list' };
}
