import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { PreviewView } from '../contract/request-view.ts';
import { isOpeningKnown, presentBalance } from './balances.ts';
import type { Judged } from './judge-request.ts';
import { annualRecord } from './rules/balance/annual-record.ts';
import type { DayText } from './rules/length/calendar-days.ts';
import { shortDays } from './rules/unit/staffing.ts';
import { unitAround } from './unit-staff.ts';

const mostNamed = 20;

/** The balance of each year that a leave costs annual leave of, before it and after. */
export function balancesAround(judged: Judged): PreviewView['balances'] {
  const { record, charged, asked } = judged;
  const own = { ...asked, state: 'granted' as const, charged };
  return charged.map(({ year }) => {
    const reckon = (requests: readonly (typeof own | (typeof record.requests)[number])[]) =>
      presentBalance(
        annualRecord(requests, record.entries, {
          until: year,
          since: judged.settings.recordSince,
          andWaiting: true,
        }),
        judged,
        year,
        {
          waiting: 0,
          openingKnown: isOpeningKnown(record, judged, year),
        },
      );
    return { before: reckon(record.requests), after: reckon([...record.requests, own]) };
  });
}

type StaffingAround = Pick<PreviewView, 'least' | 'shortDays' | 'alsoAway'>;

/** Who else of the unit is away on the days of a leave or asks to be, and on which of them it would be short. */
export async function staffingAround(
  ctx: TxContext,
  personId: PersonId,
  { first, last }: { first: DayText; last: DayText },
  { days }: Pick<Judged, 'days'>,
): Promise<StaffingAround> {
  const unit = await unitAround(ctx, personId, first, last);
  if (!unit) return { least: null, shortDays: [], alsoAway: [] };
  const others = unit.absences.filter((one) => one.personId !== personId).slice(0, mostNamed);
  const names = await peopleByIds(ctx.tx, [...new Set(others.map((one) => one.personId))]);
  return {
    least: unit.least,
    shortDays: unit.least === null ? [] : [...shortDays(unit.staff, personId, first, last, days.kindOfDay)],
    alsoAway: others.map((one) => ({
      person: { id: one.personId, name: names.get(one.personId)?.name ?? '' },
      ...{ first: one.first, last: one.last, granted: one.granted },
    })),
  };
}
