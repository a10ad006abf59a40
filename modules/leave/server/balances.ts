import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import type { BalanceView } from '../contract/request-view.ts';
import { type BalanceEntryRow, balanceEntriesOf } from './balances.queries.ts';
import { type RequestRow, standingOf } from './requests.queries.ts';
import { annualBalances } from './rules/balance/annual-balance.ts';
import { type AnnualRecord, annualRecord } from './rules/balance/annual-record.ts';
import type { EmployeeFacts } from './rules/eligibility/employee.ts';
import type { LeaveSettings } from './rules/law/settings.ts';

/** What is known of somebody's leave. */
export interface PersonRecord {
  requests: RequestRow[];
  entries: BalanceEntryRow[];
}

/** What is known of the leave of people, as far as the actor may see it. */
export async function recordsOf(
  { tx }: TxContext,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, PersonRecord>> {
  const [requests, entries] = await Promise.all([standingOf(tx, personIds), balanceEntriesOf(tx, personIds)]);
  return new Map(
    personIds.map((id) => [
      id,
      {
        requests: requests.filter(({ personId }) => personId === id),
        entries: entries.filter(({ personId }) => personId === id),
      },
    ]),
  );
}

export interface BalanceGround {
  employee: EmployeeFacts;
  settings: LeaveSettings & { recordSince: number | null };
}

/** The balance of a year as it is shown, out of the record. */
export function balanceOf(record: PersonRecord, ground: BalanceGround, year: number): BalanceView {
  const since = ground.settings.recordSince;
  const annual = annualRecord(record.requests, record.entries, { until: year, since });
  const waiting = record.requests
    .filter(({ state }) => state.startsWith('awaiting-'))
    .flatMap(({ charged }) => charged)
    .filter((charge) => charge.year === year)
    .reduce((sum, { days }) => sum + days, 0);
  return presentBalance(annual, ground, year, {
    waiting,
    openingKnown: isOpeningKnown(record, ground, year),
  });
}

/** Whether what the years before left is on record. */
export function isOpeningKnown(record: PersonRecord, { settings }: BalanceGround, year: number): boolean {
  const since = settings.recordSince;
  return record.entries.some(({ kind }) => kind === 'opening') || (since !== null && since < year);
}

/** The balance of a year with its lines. A year before the record began has none. */
export function presentBalance(
  annual: AnnualRecord,
  ground: BalanceGround,
  year: number,
  besides: { waiting: number; openingKnown: boolean },
): BalanceView {
  const begun = annual.years.some((one) => one.year <= year);
  const balance = begun
    ? annualBalances({ ...annual, ...ground }, year).find((one) => one.year === year)
    : undefined;
  return {
    year,
    left: balance?.left ?? { 'n-2': 0, 'n-1': 0, n: 0 },
    total: balance?.total ?? 0,
    remoteLeft: balance?.remoteLeft ?? 0,
    lines: [...(balance?.lines ?? [])],
    ...besides,
  };
}
