/** What the sources leave open, or leave to the agency. Each agency may set its own; the usual ones are below. */
export interface LeaveSettings {
  /** Annual leave by halves of a day. The law speaks of whole days. */
  readonly halfDays: boolean;
  /** Annual leave by hours. The law speaks of whole days. */
  readonly hours: boolean;
  /**
   * What "unused for two years or more" (PP 11/2017 art. 313 (2)) means: no annual leave taken in either year, or some
   * left of both. The article reads as the first; many offices keep the columns of the form (N-2, N-1, N) by the second.
   */
  readonly twoYears: 'nothing-taken' | 'something-left';
  /**
   * What a deferral (art. 314) carries: the days that were asked for and deferred, beside the ordinary six of the rest; or
   * all that is left of the year. The sources tell only the total of 24.
   */
  readonly deferral: 'days-deferred' | 'all-left';
  /** Whether PPPK carry over at all: PerBKN 7/2022 art. 7 was read in quotations only. */
  readonly contractEmployeesCarry: boolean;
  /**
   * Whether sickness of more than fourteen days needs a note of a government doctor (PerBKN 24/2017). PP 17/2020 art. 320
   * (1) takes that of any licensed doctor; the later text of BKN was not read.
   */
  readonly governmentDoctor: boolean;
  /** Longest sick leave of PPPK in months: one by PerBKN 7/2022, a year by one report of it. */
  readonly contractEmployeeSickMonths: number;
  /**
   * Months after its first day in which long leave cannot be had again; null for no limit. That the right arises anew from
   * five years of service is a reading of art. 316 (1). It never holds for reasons that need no service.
   */
  readonly longLeaveAgainAfterMonths: number | null;
  /** How annual leave that was taken already shortens the long leave of the year: as calendar days or as working days. */
  readonly longLeaveShortenedBy: 'calendar-days' | 'working-days' | 'nothing';
  /** Leave to be spent abroad is given by PPK alone (art. 339 (1)); PerBKN 7/2021 changed the procedure, its text was not read. */
  readonly abroadByAppointingAuthority: boolean;
}

export const usualSettings: LeaveSettings = {
  halfDays: false,
  hours: false,
  twoYears: 'nothing-taken',
  deferral: 'days-deferred',
  contractEmployeesCarry: true,
  governmentDoctor: true,
  contractEmployeeSickMonths: 1,
  longLeaveAgainAfterMonths: 60,
  longLeaveShortenedBy: 'calendar-days',
  abroadByAppointingAuthority: true,
};
