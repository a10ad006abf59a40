import { newId, type PersonId } from '#core/contract/ids.ts';
import type { DetailsOf, EntryContent } from '../../../contract/details.ts';
import type { EntryId } from '../../../contract/terms.ts';
import type { Day } from '../days.ts';
import type { Entry } from '../entry.ts';

const personId = newId<'Person'>() as PersonId;
let serial = 0;

/** An entry; ids follow each other in the order of making. */
export function entry<K extends EntryContent['kind']>(
  kind: K,
  startsOn: Day,
  details: DetailsOf<K> | null,
  more: { lastDay?: Day; replaces?: Entry } = {},
): Entry {
  serial += 1;
  return {
    id: String(serial).padStart(8, '0') as EntryId,
    personId,
    kind,
    content: details && ({ kind, details } as EntryContent),
    startsOn,
    lastDay: more.lastDay ?? null,
    replacesId: more.replaces?.id ?? null,
  };
}

export const grade = (startsOn: Day, code: string, serviceYears = 0, serviceMonths = 0) =>
  entry('grade', startsOn, { code, serviceYears, serviceMonths, promotion: 'regular' });

export const appointed = (startsOn: Day, stage: 'cpns' | 'pns' | 'pppk') =>
  entry('appointment', startsOn, { stage });

export const post = (startsOn: Day, details: Partial<DetailsOf<'position'>> = {}, replaces?: Entry) =>
  entry(
    'position',
    startsOn,
    {
      ...{ kind: 'executive', level: 'pelaksana', name: 'Pengadministrasi', unitName: 'Dinas Kominfo' },
      capacity: 'definitive',
      ...details,
    },
    replaces ? { replaces } : {},
  );

export const studied = (startsOn: Day, level: DetailsOf<'education'>['level']) =>
  entry('education', startsOn, { level, school: 'Universitas Uji', graduated: 2010 });

export const evaluated = (year: number, predicate: DetailsOf<'performance'>['predicate']) =>
  entry('performance', `${year}-01-01`, { predicate, period: 'annual' }, { lastDay: `${year}-12-31` });

export const away = (first: Day, last?: Day) =>
  entry('unpaid-leave', first, { reason: 'Mendampingi suami' }, last ? { lastDay: last } : {});
