import { type RecapOrder, recapOrders } from '../../contract/recaps.ts';
import { daysOfMonth, monthLater } from '../words/months.ts';

export const recapKinds = ['person', 'unit', 'day', 'month'] as const;
export type RecapKind = (typeof recapKinds)[number];

/** What a recap is asked for, as it stands in the address. */
export interface RecapSearch {
  from: string;
  until: string;
  by: RecapKind;
  order: RecapOrder;
}

const isDay = (text: string | undefined): text is string => /^20\d\d-\d\d-\d\d$/.test(text ?? '');

/** What the address asks for; the month under way by person where it says nothing, or nothing that is understood. */
export function recapIn(address: Readonly<Record<string, string | undefined>>, today: string): RecapSearch {
  const month = daysOfMonth(today.slice(0, 7));
  return {
    from: isDay(address.from) ? address.from : month.from,
    until: isDay(address.until) ? address.until : month.until,
    by: recapKinds.find((one) => one === address.by) ?? 'person',
    order: recapOrders.find((one) => one === address.order) ?? 'name',
  };
}

/** Periods that are asked for most. */
export function usualPeriods(
  today: string,
): Readonly<Record<'thisMonth' | 'lastMonth' | 'thisYear', Period>> {
  const month = today.slice(0, 7);
  const year = today.slice(0, 4);
  return {
    thisMonth: daysOfMonth(month),
    lastMonth: daysOfMonth(monthLater(month, -1)),
    thisYear: { from: `${year}-01-01`, until: `${year}-12-31` },
  };
}

interface Period {
  from: string;
  until: string;
}
