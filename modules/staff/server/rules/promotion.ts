import type { Milestone, WhyCode } from '../../contract/outlook.ts';
import type { Day } from './days.ts';
import { type Entry, latestOn, positionOn, standing } from './entry.ts';
import { ceilingOf } from './law/education.ts';
import { gradeAbove, isContractGrade } from './law/grades.ts';
import { nextPeriod } from './law/promotion-periods.ts';
import { milestone } from './milestone.ts';
import { performanceBefore } from './performance.ts';
import { completeOn, gapsIn, gapWithin } from './service-length.ts';

const law = ['PP 99/2000 Pasal 6–8 jo. PP 12/2002', 'Peraturan BKN 2/2025'];
const monthsInGrade = 48;
/** Golongan at whose end an exam stands: II/d and III/d (ujian dinas, PP 99/2000 art. 18). */
const examAfter = ['24', '34'];

/**
 * Kenaikan pangkat reguler: four years in the grade, each evaluation of the last two good, at most the grade that the
 * education leads to. Structural and functional posts rise by choice. That it may pass the grade of the superior
 * (Peraturan BKN 2/2025) is why that is not asked.
 */
export function nextPromotion(entries: readonly Entry[], on: Day): Milestone {
  const grade = latestOn(entries, 'grade', on);
  const none = (...why: WhyCode[]) => milestone('promotion', null, why, law);
  if (!grade) return none('no-grade-known');
  const { code } = grade.details;
  if (isContractGrade(code)) return none('not-for-contract');
  const above = gradeAbove(code);
  if (!above) return none('top-of-scale');
  const stage = latestOn(entries, 'appointment', on);
  if (stage?.details.stage !== 'pns') return none('not-yet-permanent');
  if ((positionOn(entries, on)?.details.kind ?? 'executive') !== 'executive') return none('by-choice');
  const completed = standing(entries, 'education').filter(({ startsOn }) => startsOn <= on);
  const ceiling = ceilingOf(completed.map(({ details }) => details.level));
  if (ceiling !== null && above.code > ceiling) return none('education-ceiling');

  const gaps = gapsIn(entries);
  const period = nextPeriod(completeOn(grade.startsOn, monthsInGrade, gaps));
  return milestone(
    'promotion',
    period.day,
    [
      'four-years-in-grade',
      gapWithin(gaps, grade.startsOn, period.day) ? 'unpaid-leave-left-out' : null,
      ceiling === null ? 'education-unknown' : null,
      examAfter.includes(code) ? 'service-exam' : null,
      performanceBefore(entries, period.day, 'good'),
    ],
    [...law, period.basis],
  );
}
