import type { Milestone } from '../../contract/outlook.ts';
import type { Day } from './days.ts';
import { type Entry, latestOn } from './entry.ts';
import { isContractGrade } from './law/grades.ts';
import { nextSalaryStep } from './law/salary-steps.ts';
import { milestone } from './milestone.ts';
import { performanceBefore } from './performance.ts';
import { completeOn, decreedMonths, gapsIn, gapWithin, gradeServiceMonths } from './service-length.ts';

/**
 * Kenaikan gaji berkala: the first day after `on` on which the service in the grade reaches a step of its scale
 * (PP 7/1977 art. 11; of a PPPK Perpres 98/2020). Doubt: art. 11 asks for an average of "cukup"; that this is
 * "butuh perbaikan" of PermenPANRB 6/2022 is our reading.
 */
export function nextSalaryIncrease(entries: readonly Entry[], on: Day): Milestone {
  const grade = latestOn(entries, 'grade', on);
  if (!grade) return milestone('salary-increase', null, ['no-grade-known'], []);
  const { code } = grade.details;
  const basis = [
    isContractGrade(code) ? 'Perpres 98/2020 jo. Perpres 11/2024' : 'PP 7/1977 Pasal 11 jo. PP 5/2024',
  ];
  const gaps = gapsIn(entries);
  const step = nextSalaryStep(code, gradeServiceMonths(grade, entries, on));
  if (step === null) return milestone('salary-increase', null, ['service-of-decree', 'top-of-scale'], basis);
  const day = completeOn(grade.startsOn, step * 12 - decreedMonths(grade), gaps);
  return milestone(
    'salary-increase',
    day,
    [
      'service-of-decree',
      gapWithin(gaps, grade.startsOn, day) ? 'unpaid-leave-left-out' : null,
      performanceBefore(entries, day, 'needs-improvement'),
    ],
    basis,
  );
}
