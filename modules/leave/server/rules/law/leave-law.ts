import type {
  Employment,
  Gender,
  LeaveKind,
  LeaveProof,
  LeaveReason,
  LegalBasis,
} from '../../../contract/terms.ts';
import type { DayText } from '../length/calendar-days.ts';
import type { LeaveLength } from '../length/length.ts';

/** Who decides: the direct superior takes note, PPK or whom it delegated to, or PPK alone (PP 11/2017 art. 309). */
export type Decider = 'superior' | 'delegate' | 'appointing-authority';

/** Proofs of which one is enough, asked for leave of at most `upTo` calendar days (`null`: of any length). */
export interface ProofBand {
  readonly upTo: number | null;
  readonly anyOf: readonly LeaveProof[];
  /** The superior is told; nobody decides. */
  readonly notice?: true;
}

/** What holds for a reason. Absent fields hold as for the kind. */
export interface ReasonRule {
  readonly reason: LeaveReason;
  /** The first band that is long enough applies; none, where nothing is asked for. */
  readonly proofs: readonly ProofBand[];
  readonly gender?: Gender;
  /** Longest, where it differs from the kind; `null` as long as it takes. */
  readonly most?: LeaveLength | null;
  /** The service that the kind needs is not asked for. */
  readonly withoutService?: true;
  /** The official cannot put it off. */
  readonly notDeferrable?: true;
  readonly basis: LegalBasis;
}

/** One kind of leave for those whom its law is about. */
export interface KindRule {
  readonly kind: LeaveKind;
  readonly who: readonly Employment[];
  /** False for what is decreed for all and asked for by nobody. */
  readonly requested: boolean;
  readonly gender: Gender | null;
  readonly least: LeaveLength | null;
  /** Null: as far as the balance or the decree goes. */
  readonly most: LeaveLength | null;
  /** Lengthened once beyond the most, by a further request, with a proof where one is named. */
  readonly extension: { readonly by: LeaveLength; readonly proof: LeaveProof | null } | null;
  /** Months of continuous service on the first day. */
  readonly serviceMonths: number;
  /** Birth of at most this child; `beyond` is the kind for those after. */
  readonly children: { readonly most: number; readonly beyond: LeaveKind | null } | null;
  readonly reasons: readonly ReasonRule[];
  /** Longest time for which the official may put it off (ditangguhkan). */
  readonly deferrableYears: number | null;
  readonly decider: Decider;
  /** Whose consent the decision needs besides. */
  readonly consent: 'bkn' | null;
  /** Who is on it may be called back; what was not taken stays theirs (PP 11/2017 art. 338). */
  readonly recallable: boolean;
  /** May be asked for once it has begun: nobody plans to fall ill. */
  readonly afterwards: boolean;
  readonly effects: {
    /** No annual leave in the year. */
    readonly removesAnnual: boolean;
    readonly releasesFromPost: boolean;
    readonly paid: boolean;
    readonly countsAsService: boolean;
  };
  readonly basis: LegalBasis;
}

/** Carrying over, for contracts of more than `contractOver` months where it depends on them. */
export interface CarryRule {
  /** Most days together with the right of the year. */
  readonly total: number;
  readonly contractOver: number | null;
  readonly basis: LegalBasis;
}

export interface AnnualRule {
  /** Working days a year. */
  readonly quota: number;
  readonly carry: CarryRule | null;
  readonly twoYears: CarryRule | null;
  readonly deferred: CarryRule | null;
  /** Calendar days that a leave in a remote place may be longer. */
  readonly remote: { readonly days: number; readonly basis: LegalBasis };
  /** Teachers and lecturers who have holidays by other rules. */
  readonly teachers: {
    readonly treatment: 'entitled' | 'holidays-count-as-used';
    readonly basis: LegalBasis;
  };
  readonly collectiveWorked: LegalBasis;
  /** Days that may be taken before the year of service is full, for these reasons. */
  readonly advance: {
    readonly days: number;
    readonly reasons: readonly ReasonRule[];
    readonly basis: LegalBasis;
  } | null;
}

/** The law of leave for some employments, as it was from a day on. */
export interface LeaveLaw {
  readonly validFrom: DayText;
  readonly regulations: readonly string[];
  readonly who: readonly Employment[];
  readonly kinds: readonly KindRule[];
  readonly annual: AnnualRule;
}

/** `cite('PP 11/2017', '311')` */
export const cite = (regulation: string, article: string | null = null): LegalBasis => ({
  regulation,
  article,
});
