import type { Outlook } from '../../contract/outlook.ts';
import type { Day } from './days.ts';
import { type Entry, latestOn } from './entry.ts';
import { nextPromotion } from './promotion.ts';
import { birthOf, contractEnd, retirement } from './retirement.ts';
import { nextSalaryIncrease } from './salary-increase.ts';
import { gradeService, totalService } from './service-length.ts';

/** What comes for an employee, as the entries stand and hold on a day. `numberSays`: the birth day in the NIP. */
export function outlookOn(entries: readonly Entry[], numberSays: Day | null, on: Day): Outlook {
  const retires = retirement(entries, birthOf(entries, numberSays), on);
  const isContract = latestOn(entries, 'appointment', on)?.details.stage === 'pppk';
  return {
    service: totalService(entries, on),
    gradeService: gradeService(entries, on),
    milestones: [
      nextSalaryIncrease(entries, on),
      nextPromotion(entries, on),
      retires,
      ...(isContract ? [contractEnd(entries, retires, on)] : []),
    ],
  };
}
