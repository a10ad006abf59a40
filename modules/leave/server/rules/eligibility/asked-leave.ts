import type { LeaveKind, LeaveProof, LeaveReason } from '../../../contract/terms.ts';
import type { AnnualFacts } from '../balance/annual-balance.ts';
import type { KindRule, LeaveLaw, ReasonRule } from '../law/leave-law.ts';
import type { LeaveSettings } from '../law/settings.ts';
import type { DayText } from '../length/calendar-days.ts';
import type { PartOfDay } from '../length/charged-days.ts';
import type { KindOfDay } from '../length/working-days.ts';
import type { Absence } from '../unit/overlaps.ts';
import type { EmployeeFacts } from './employee.ts';

/** Leave as somebody asks for it. */
export interface AskedLeave {
  readonly id: string;
  readonly kind: LeaveKind;
  readonly reason: LeaveReason | null;
  readonly first: DayText;
  readonly last: DayText;
  /** A part of one day; null for whole days. */
  readonly part: PartOfDay | null;
  /** Calendar days at its end because the place is hard to reach. */
  readonly remoteDays: number;
  /** The day on which it is asked for. */
  readonly askedOn: DayText;
  /** Which child of those born in service; null where it is no matter of birth. */
  readonly child: number | null;
  /** To be spent abroad. */
  readonly abroad: boolean;
  readonly proofs: readonly LeaveProof[];
  /** First day of the leave that it goes on with: of the same illness, or the unpaid leave that it lengthens. */
  readonly continues: DayText | null;
}

/** Other leave of the person that stands: waiting, granted or taken. */
export interface EarlierLeave extends Absence {
  readonly kind: LeaveKind;
  readonly reason: LeaveReason | null;
}

/** What the right is judged by. */
export interface Circumstances {
  readonly employee: EmployeeFacts;
  readonly law: LeaveLaw;
  readonly settings: LeaveSettings;
  readonly kindOfDay: KindOfDay;
  /** Annual leave as it stands without the leave that is asked for. */
  readonly annual: Omit<AnnualFacts, 'employee' | 'settings'>;
  readonly earlier: readonly EarlierLeave[];
}

/** The leave together with the rule of its kind and of its reason. */
export interface Case extends Circumstances {
  readonly asked: AskedLeave;
  readonly rule: KindRule;
  /** Null where the kind has no reasons, or none was given. */
  readonly reason: ReasonRule | null;
  /** Annual leave before the year of service is full. */
  readonly advance: boolean;
}
