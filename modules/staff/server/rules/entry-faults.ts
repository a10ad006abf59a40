import type { EntryContent } from '../../contract/details.ts';
import { lastingKinds, type PositionKind, type PositionLevel } from '../../contract/terms.ts';
import type { Day } from './days.ts';
import { isContractGrade } from './law/grades.ts';

/** An entry as it was handed in. */
export interface Draft {
  content: EntryContent;
  startsOn: Day;
  lastDay?: Day | null | undefined;
  decreeNumber?: string | null | undefined;
  decreeDay?: Day | null | undefined;
}

export type EntryFault =
  | 'staff.last-day-before-first'
  | 'staff.last-day-needed'
  | 'staff.decree-incomplete'
  | 'staff.grade-of-other-employment'
  | 'staff.level-not-of-position';

/** Levels of each kind of post (UU 20/2023 art. 13–19). */
const levelsOf: Readonly<Record<PositionKind, RegExp>> = {
  structural: /^(jpt-|administrator|pengawas)/,
  functional: /^(ahli-|penyelia|mahir|terampil|pemula)/,
  executive: /^pelaksana$/,
};

/** What is wrong with an entry for somebody of an employment; null where nothing is. */
export function entryFault(draft: Draft, employment: 'pns' | 'pppk' | 'other'): EntryFault | null {
  const { content, startsOn, lastDay, decreeNumber, decreeDay } = draft;
  if (lastDay && lastDay < startsOn) return 'staff.last-day-before-first';
  if (!lastDay && lastingKinds.includes(content.kind)) return 'staff.last-day-needed';
  if (!decreeNumber !== !decreeDay) return 'staff.decree-incomplete';
  if (content.kind === 'grade' && !isGradeOf(content.details.code, employment))
    return 'staff.grade-of-other-employment';
  if (content.kind === 'position' && !isLevelOf(content.details)) return 'staff.level-not-of-position';
  return null;
}

/** Who is neither has no golongan at all. */
function isGradeOf(code: string, employment: 'pns' | 'pppk' | 'other'): boolean {
  return isContractGrade(code) ? employment === 'pppk' : employment === 'pns';
}

function isLevelOf({ kind, level }: { kind: PositionKind; level: PositionLevel }): boolean {
  return levelsOf[kind].test(level);
}
