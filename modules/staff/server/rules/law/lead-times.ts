import type { LeadTimes } from '../../../contract/lead-times.ts';

/**
 * Months before a milestone at which the employee and personnel are told, where the agency says nothing else. The letter of a salary increase is out two months
 * before (PP 7/1977 art. 12): three let it be written. The extension of a contract is proposed at least six months before its
 * end (PermenPANRB 70/2020, as the press tells it; its text was not at hand): eight let it be judged first (PP 49/2018 art. 37).
 * The preparation for retirement (masa persiapan pensiun) lasts at most a year and is asked for before it begins: fifteen.
 * For promotions no term was found: four let the papers be collected.
 */
export const usualLeadTimes: LeadTimes = {
  'salary-increase': 3,
  promotion: 4,
  retirement: 15,
  'contract-end': 8,
};
