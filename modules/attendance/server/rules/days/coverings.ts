import {
  type CoveringKind,
  type CoveringMark,
  coveringMarks,
  type DayMark,
  type PlacedPart,
} from '../../../contract/day-marks.ts';
import type { PlannedHours } from '../../../contract/day-plan.ts';
import type { Span } from '../../../contract/terms.ts';
import { spanOf } from './part-of-day.ts';
import { isUnplaced } from './placed-marks.ts';
import { inside } from './spans.ts';

/** A stretch of the hours for which a mark stands. */
export interface Covering extends Span {
  kind: CoveringKind;
  as: 'excused' | 'credited';
  reference: string;
}

/** Where marks lie over each other, the first of these counts. */
const precedence: readonly CoveringKind[] = ['leave', 'sick', 'permission', 'study', 'duty', 'meeting'];

type PlacedMark = CoveringMark & { part: PlacedPart };

/** What the marks of a day cover, strongest first; those that were not placed cover nothing yet. */
export function coverings(marks: readonly DayMark[], hours: PlannedHours): Covering[] {
  return marks
    .filter((mark): mark is PlacedMark => mark.kind in coveringMarks && !isUnplaced(mark))
    .flatMap((mark) => {
      const span = inside(spanOf(mark.part, hours), hours);
      if (!span) return [];
      return [{ ...span, kind: mark.kind, as: coveringMarks[mark.kind], reference: mark.reference }];
    })
    .sort((one, other) => precedence.indexOf(one.kind) - precedence.indexOf(other.kind));
}
