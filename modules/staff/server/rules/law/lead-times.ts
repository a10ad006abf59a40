import type { milestones } from '../../../contract/outlook.ts';

type MilestoneKind = (typeof milestones)[number];

/**
 * Months before a milestone at which the employee and personnel are told. The year of preparation for retirement
 * (masa persiapan pensiun, PP 11/2017 art. 350) is asked for before it begins: hence fifteen. For the others we found
 * no term in law: three let the letter of a salary increase be written, four the papers of a promotion be collected,
 * six a contract be judged and prolonged (PP 49/2018 art. 37).
 */
export const leadMonths: Readonly<Record<MilestoneKind, number>> = {
  'salary-increase': 3,
  promotion: 4,
  retirement: 15,
  'contract-end': 6,
};
