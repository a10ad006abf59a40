import { isDeepStrictEqual } from 'node:util';
import type { EntryContent } from '../../contract/details.ts';
import type { Difference, SiasnChange, UnreadField } from '../../contract/siasn.ts';
import { standing } from '../rules/entry.ts';
import type { StandingEntry } from '../rules/sheet/compare.ts';
import type { SiasnEntry } from './siasn-answer.rules.ts';

/** What was fetched, held against the entries of a file. Nothing of the file is ever said to be wrong by its absence there. */
export function differenceOf(
  fetched: readonly SiasnEntry[],
  file: readonly StandingEntry[],
  unread: readonly UnreadField[],
): Difference {
  const changes: SiasnChange[] = [];
  const met = new Set<string>();
  for (const entry of fetched) {
    const known = knownOf(entry, file).filter(({ id }) => !met.has(id));
    const same = known.find((one) => saysTheSame(entry, one));
    const before = same ?? known[0] ?? null;
    if (before) met.add(before.id);
    if (!same) changes.push(changeOf(entry, before));
  }
  return { changes, unchanged: fetched.length - changes.length, unread: [...unread] };
}

/** Details that tell of what an entry is; kinds without any have one entry at a time. */
const identifying: Partial<Record<EntryContent['kind'], readonly string[]>> = {
  appointment: ['stage'],
  grade: ['code'],
  education: ['level', 'graduated'],
  training: ['name'],
  award: ['name'],
};
/** Kinds of which several stand beside one another, told apart by their first day. */
const byDay: readonly EntryContent['kind'][] = [
  'position',
  'unpaid-leave',
  'performance',
  'credit',
  'discipline',
];

/** The standing entries that speak of the same thing, the latest first. */
function knownOf({ content, startsOn }: SiasnEntry, file: readonly StandingEntry[]): StandingEntry[] {
  const all = standing(file, content.kind) as unknown as (StandingEntry & {
    details: Record<string, unknown>;
  })[];
  const told = content.details as Record<string, unknown>;
  const names = identifying[content.kind];
  return all
    .filter((one) => (byDay.includes(content.kind) ? one.startsOn === startsOn : true))
    .filter((one) => names?.every((name) => plain(one.details[name]) === plain(told[name])) ?? true)
    .reverse();
}

const plain = (value: unknown) => String(value).toLowerCase().replace(/\s+/g, ' ').trim();

/** What SIASN does not say is no difference; a day that it does not know (`on` of the answer) is none either. */
function saysTheSame(entry: SiasnEntry, known: StandingEntry): boolean {
  const has = (known.content?.details ?? {}) as Record<string, unknown>;
  const told = Object.entries(entry.content.details).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  const withoutDay = ['legal-status', 'registration', 'personal'].includes(entry.content.kind);
  return (
    told.every(([name, value]) => isDeepStrictEqual(has[name], value)) &&
    (withoutDay || entry.startsOn === known.startsOn) &&
    (!entry.lastDay || entry.lastDay === known.lastDay) &&
    (!entry.decreeNumber ||
      (entry.decreeNumber === known.decreeNumber && entry.decreeDay === known.decreeDay))
  );
}

/** The change to be entered: what SIASN says, and beside it what the file knows more of the same thing. */
function changeOf(entry: SiasnEntry, before: StandingEntry | null): SiasnChange {
  const { history, content, startsOn, lastDay, decreeNumber, decreeDay } = entry;
  const details = { ...before?.content?.details, ...content.details };
  return {
    history,
    kind: content.kind,
    content: { kind: content.kind, details } as EntryContent,
    startsOn,
    lastDay: lastDay ?? before?.lastDay ?? null,
    decreeNumber: decreeNumber ?? before?.decreeNumber ?? null,
    decreeDay: decreeDay ?? before?.decreeDay ?? null,
    differsFrom: before && { id: before.id, content: before.content, startsOn: before.startsOn },
  };
}
