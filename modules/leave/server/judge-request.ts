import { ensure } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { LeaveSettingsFields } from '../contract/settings.ts';
import type { DayHalf, LeaveKind, LeaveProof, LeaveReason } from '../contract/terms.ts';
import { type PersonRecord, recordsOf } from './balances.ts';
import { employeeFacts } from './employee-facts.ts';
import { settingsOf } from './known-settings.ts';
import { type PersonDays, personDays } from './person-days.ts';
import type { Charge, RequestRow } from './requests.queries.ts';
import { annualRecord } from './rules/balance/annual-record.ts';
import type { AskedLeave, EarlierLeave } from './rules/eligibility/asked-leave.ts';
import { deciderOf, deferrableYears } from './rules/eligibility/decider.ts';
import { refusalsOf } from './rules/eligibility/eligibility.ts';
import type { EmployeeFacts } from './rules/eligibility/employee.ts';
import { kindRule, lawOn } from './rules/law/law-on.ts';
import type { KindRule } from './rules/law/leave-law.ts';
import { calendarDays, type DayText, yearOf } from './rules/length/calendar-days.ts';
import { chargedDays, type PartOfDay } from './rules/length/charged-days.ts';
import type { AskedDesks } from './rules/request/desks.ts';
import { holdsItsDays } from './rules/request/transitions.ts';

/** Leave as a form asks for it. */
export interface AskedInput {
  kind: LeaveKind;
  reason?: LeaveReason | null | undefined;
  first: DayText;
  last: DayText;
  half?: DayHalf | null | undefined;
  hours?: number | null | undefined;
  remoteDays: number;
  child?: number | null | undefined;
  abroad: boolean;
  continues?: DayText | null | undefined;
}

/** Who asks, when, with which proofs, and in the place of which leave. */
export interface Asking {
  personId: PersonId;
  /** Null before it is written. */
  id: LeaveRequestId | null;
  replacesId: LeaveRequestId | null;
  askedOn: DayText;
  proofs: readonly LeaveProof[];
}

export interface Judged {
  asked: AskedLeave;
  employee: EmployeeFacts;
  settings: LeaveSettingsFields;
  /** Null where the employment has no such leave. */
  rule: KindRule | null;
  refusals: readonly Refusal[];
  charged: Charge[];
  days: PersonDays;
  /** What is known of the person, without this request and the one that it replaces. */
  record: PersonRecord;
  desks: AskedDesks;
  notice: boolean;
}

/** Four years, the longest unpaid leave, and what is looked at beyond. */
const longestAsked = 1_500;

/** The part of a day that is asked for. */
export function partOf({ half, hours }: Pick<AskedInput, 'half' | 'hours'>): PartOfDay | null {
  if (half) return { half };
  return hours ? { hours } : null;
}

/** Judges leave by the law of its first day, the calendar and the record of the person. Keeps nothing. */
export async function judge(ctx: TxContext, asking: Asking, input: AskedInput): Promise<Judged> {
  const { personId } = asking;
  ensure(!(input.half && input.hours), 'core.invalid-input');
  // What goes on began before: a later day would make a long leave look short.
  ensure(!input.continues || input.continues <= input.first, 'leave.continues-later');
  const begun = input.continues && input.continues < input.first ? input.continues : input.first;
  const until = input.last < input.first ? input.first : input.last;
  ensure(calendarDays(begun, until) <= longestAsked, 'leave.span-too-long', { most: longestAsked });
  const [employee, { settings }, records, days] = await Promise.all([
    employeeFacts(ctx.tx, personId, input.first),
    settingsOf(ctx.tx),
    recordsOf(ctx, [personId]),
    personDays(ctx, personId, begun, until),
  ]);
  const known = records.get(personId)!;
  const record: PersonRecord = {
    ...known,
    requests: known.requests.filter(({ id }) => id !== asking.id && id !== asking.replacesId),
  };
  const law = lawOn(input.first, employee.employment);
  const rule = kindRule(law, input.kind, employee.employment) ?? null;
  const asked: AskedLeave = {
    id: asking.id ?? 'asked',
    kind: input.kind,
    reason: input.reason ?? null,
    first: input.first,
    last: input.last,
    part: partOf(input),
    remoteDays: input.remoteDays,
    askedOn: asking.askedOn,
    child: input.child ?? null,
    abroad: input.abroad,
    proofs: asking.proofs,
    continues: input.continues ?? null,
  };
  const refusals = refusalsOf(asked, {
    ...{ employee, law, settings, kindOfDay: days.kindOfDay },
    annual: annualRecord(record.requests, record.entries, {
      until: yearOf(until),
      // Over New Year both years count, with what was had of the first one already.
      since: Math.min(settings.recordSince ?? yearOf(input.first), yearOf(input.first)),
      andWaiting: true,
    }),
    earlier: record.requests.filter(({ state }) => holdsItsDays(state)).map(earlierOf),
  });
  const paid = input.kind === 'annual' && input.first <= input.last;
  const decider = rule ? deciderOf(asked, rule, settings).by : 'delegate';
  return {
    ...{ asked, employee, settings, rule, refusals, days, record },
    charged: paid ? [...chargedDays(asked, days.kindOfDay)] : [],
    desks: { kind: input.kind, decider, days: calendarDays(begun, until) },
    notice: decider === 'superior',
  };
}

function earlierOf(row: RequestRow): EarlierLeave {
  const { id, kind, reason, first, last, takenUntil } = row;
  return { id, kind, reason, first, last: takenUntil ?? last, part: partOf(row) };
}

/** Whether leave of this kind may be called back, put off, and asked for once it has begun: by the law of its first day. */
export function kindFacts({
  kind,
  reason,
  first,
  employment,
}: Pick<RequestRow, 'kind' | 'reason' | 'first' | 'employment'>): {
  recallable: boolean;
  deferrable: boolean;
  afterwards: boolean;
} {
  const rule = kindRule(lawOn(first, employment), kind, employment);
  return {
    recallable: rule?.recallable ?? false,
    afterwards: rule?.afterwards ?? false,
    deferrable: rule !== undefined && deferrableYears(rule, reason) !== null,
  };
}
