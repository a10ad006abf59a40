import { EntryContent } from '../../../contract/details.ts';
import type { StaffColumnName } from '../../../contract/sheet-columns.ts';
import type { Day } from '../days.ts';
import { type Entry, type EntryOf, standing } from '../entry.ts';
import { type Draft, entryFault } from '../entry-faults.ts';
import type { Fact } from './row-facts.ts';

/** An entry as it stands, with its decree. */
export interface StandingEntry extends Entry {
  readonly decreeNumber: string | null;
  readonly decreeDay: Day | null;
}

/** What is known of the employee beside the entries. */
export interface Known {
  readonly employment: 'pns' | 'pppk' | 'other';
  /** What the NIP tells; null where it tells nothing. */
  readonly number: { readonly birthDay: Day; readonly sex: 'male' | 'female' } | null;
  readonly today: Day;
}

export type Comparison =
  | { readonly result: 'unchanged' }
  | { readonly result: 'fault'; readonly column: StaffColumnName; readonly code: string }
  | {
      readonly result: 'changed';
      readonly draft: Draft;
      readonly before: StandingEntry | null;
      /** The new entry stands for the former one, rather than beside it. */
      readonly corrects: boolean;
    };

const required = 'organization.row-required';

/** Holds what a row says of one thing against the entries of the file. Nothing is overwritten: what differs becomes a new entry. */
export function compare(fact: Fact, entries: readonly StandingEntry[], known: Known): Comparison {
  if (!fact.decreeNumber !== !fact.decreeDay) return faulty(fact.column, 'staff.decree-incomplete');
  const before = counterpart(fact, entries);
  if (before && saysTheSame(fact, before)) return { result: 'unchanged' };
  const startsOn = firstDay(fact, before, entries, known);
  if (!startsOn) return faulty(fact.dayColumn, required);
  const details = { ...filled(fact, known), ...before?.content?.details, ...fact.told };
  const content = EntryContent.safeParse({ kind: fact.kind, details });
  if (!content.success) return faulty(columnOf(fact, String(content.error.issues[0]?.path[1])), required);
  const draft: Draft = {
    content: content.data,
    startsOn,
    lastDay: before?.lastDay ?? null,
    decreeNumber: fact.decreeNumber ?? before?.decreeNumber ?? null,
    decreeDay: fact.decreeDay ?? before?.decreeDay ?? null,
  };
  const fault = entryFault(draft, known.employment);
  if (fault) return faulty(fact.column, fault);
  return {
    result: 'changed',
    draft,
    before,
    corrects: before !== null && (!passing.includes(fact.kind) || startsOn === before.startsOn),
  };
}

function faulty(column: StaffColumnName, code: string): Comparison {
  return { result: 'fault', column, code };
}

/** What holds until it changes, told without a day: a new value is a new entry from today on. */
const passing = ['registration', 'personal'];

/** The entry that speaks of the same thing. */
function counterpart(
  { kind, told, startsOn }: Fact,
  entries: readonly StandingEntry[],
): StandingEntry | null {
  const all = standing(entries, kind) as (EntryOf<Fact['kind']> & StandingEntry)[];
  const found = all.findLast((entry) => {
    const details = entry.details as Record<string, unknown>;
    if (kind === 'appointment') return details.stage === told.stage;
    if (kind === 'grade') return details.code === told.code;
    if (kind === 'education') return details.level === told.level && sameOrUntold(told, details, 'graduated');
    if (kind === 'position')
      return details.capacity === 'definitive' && (startsOn === null || entry.startsOn === startsOn);
    if (kind === 'legal-status') return startsOn === null || entry.startsOn === startsOn;
    return true;
  });
  return found ?? null;
}

function sameOrUntold(told: Fact['told'], details: Record<string, unknown>, name: string): boolean {
  return told[name] === undefined || told[name] === details[name];
}

function saysTheSame(fact: Fact, before: StandingEntry): boolean {
  const details = (before.content?.details ?? {}) as Record<string, unknown>;
  return (
    Object.entries(fact.told).every(([name, value]) => details[name] === value) &&
    (fact.startsOn === null || fact.startsOn === before.startsOn) &&
    (fact.decreeNumber === null ||
      (fact.decreeNumber === before.decreeNumber && fact.decreeDay === before.decreeDay))
  );
}

/** From when it is to hold; null where nobody says it. */
function firstDay(
  fact: Fact,
  before: StandingEntry | null,
  entries: readonly StandingEntry[],
  { number, today }: Known,
): Day | null {
  if (fact.startsOn) return fact.startsOn;
  if (passing.includes(fact.kind)) return today;
  // A status that changed without a day cannot be placed.
  if (fact.kind === 'legal-status')
    return before ? null : (standing(entries, 'appointment')[0]?.startsOn ?? null);
  return before?.startsOn ?? fact.otherwise ?? (fact.kind === 'birth' ? (number?.birthDay ?? null) : null);
}

/** What the employee number tells of a birth. */
function filled({ kind, fills }: Fact, { number }: Known): Readonly<Record<string, unknown>> {
  return kind === 'birth' && number ? { day: number.birthDay, sex: number.sex } : fills;
}

const columnsOf: Readonly<Record<string, StaffColumnName>> = {
  place: 'tempat_lahir',
  day: 'tanggal_lahir',
  sex: 'jenis_kelamin',
  serviceYears: 'masa_kerja_tahun',
  serviceMonths: 'masa_kerja_bulan',
  kind: 'jenis_jabatan',
  level: 'jenjang_jabatan',
  unitName: 'unor',
  graduated: 'tahun_lulus',
  email: 'email',
  phone: 'hp',
};

function columnOf({ column }: Fact, detail: string): StaffColumnName {
  return columnsOf[detail] ?? column;
}
