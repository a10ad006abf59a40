import type { SentInput } from '#core/contract/operation.ts';
import { type CoveringKind, coveringMarks } from '../../contract/day-marks.ts';
import type { deductionSchemes } from '../../contract/days.ts';
import type { DeductionRules } from '../../contract/deduction-schemes.ts';

type Figure = number | string;

export interface TierValues {
  /** Of the row alone: codes are typed and may be the same for a moment. */
  key: number;
  code: string;
  fromMinutes: Figure;
  /** Percent of the allowance of the month. */
  percent: Figure;
}

/** A scheme as its form keeps it: costs are percent. */
export interface SchemeValues {
  basis: string;
  late: TierValues[];
  early: TierValues[];
  notCheckedIn: string;
  notCheckedOut: string;
  absent: Figure;
  covered: Record<CoveringKind, Figure>;
}

export const coveringKinds = Object.keys(coveringMarks) as CoveringKind[];

let rows = 0;
export function newTier(code = '', fromMinutes: Figure = '', percent: Figure = ''): TierValues {
  rows += 1;
  return { key: rows, code, fromMinutes, percent };
}

/** The form begins with what counted before; without any with empty tables. */
export function schemeValues(rules: DeductionRules | null): SchemeValues {
  const tiers = (of: DeductionRules['late'] | undefined) =>
    of?.map(({ code, fromMinutes, basisPoints }) => newTier(code, fromMinutes, basisPoints / 100)) ?? [
      newTier(),
    ];
  return {
    basis: '',
    ...{ late: tiers(rules?.late), early: tiers(rules?.early) },
    ...{ notCheckedIn: rules?.notCheckedIn ?? '', notCheckedOut: rules?.notCheckedOut ?? '' },
    absent: rules ? rules.absentBasisPoints / 100 : '',
    covered: Object.fromEntries(
      coveringKinds.map((kind) => [kind, (rules?.covered[kind] ?? 0) / 100]),
    ) as Record<CoveringKind, Figure>,
  };
}

/** The rules as they are sent; what is no number yet is missing. */
export function rulesOf(values: SchemeValues): SentInput<typeof deductionSchemes.decide>['rules'] {
  const { basis, notCheckedIn, notCheckedOut } = values;
  const tiers = (of: readonly TierValues[]) =>
    of.map(({ code, fromMinutes, percent }) => ({
      ...{ code: code.trim(), fromMinutes: fromMinutes as number },
      basisPoints: basisPoints(percent),
    }));
  return {
    ...{ basis, notCheckedIn, notCheckedOut },
    ...{ late: tiers(values.late), early: tiers(values.early) },
    absentBasisPoints: basisPoints(values.absent),
    covered: Object.fromEntries(
      coveringKinds.flatMap((kind) => {
        const cost = basisPoints(values.covered[kind]);
        return cost === 0 ? [] : [[kind, cost]];
      }),
    ),
  };
}

/** Hundredths of a percent, without the rounding faults of decimals. */
function basisPoints(percent: Figure): number {
  return percent === '' ? Number.NaN : Math.round(Number(percent) * 100);
}
