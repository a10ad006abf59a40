import {
  annualLeave,
  collectiveLeave,
  importantReasonLeave,
  longLeave,
  maternityLeave,
  sickLeave,
  unpaidLeave,
} from './civil-servant-kinds.ts';
import { cite, type LeaveLaw } from './leave-law.ts';

/** From PP 11/2017 on, with the procedures of PerBKN 24/2017. */
const from2017: LeaveLaw = {
  validFrom: '2017-04-07',
  regulations: ['PP 11/2017', 'PerBKN 24/2017'],
  who: ['pns', 'cpns'],
  kinds: [
    annualLeave,
    longLeave,
    sickLeave,
    maternityLeave,
    importantReasonLeave,
    collectiveLeave,
    unpaidLeave,
  ],
  annual: {
    quota: 12,
    carry: { total: 18, contractOver: null, basis: cite('PP 11/2017', '313 (1)') },
    twoYears: { total: 24, contractOver: null, basis: cite('PP 11/2017', '313 (2)') },
    deferred: { total: 24, contractOver: null, basis: cite('PP 11/2017', '314') },
    remote: { days: 12, basis: cite('PP 11/2017', '312') },
    teachers: { treatment: 'holidays-count-as-used', basis: cite('PP 11/2017', '315') },
    collectiveWorked: cite('PP 11/2017', '333 (3)'),
    advance: null,
  },
};

/** Since PP 17/2020 (28 February 2020) teachers and lecturers have annual leave beside their holidays: art. 315 was turned. */
const from2020: LeaveLaw = {
  ...from2017,
  validFrom: '2020-02-28',
  regulations: ['PP 11/2017', 'PP 17/2020', 'PerBKN 24/2017'],
  annual: {
    ...from2017.annual,
    teachers: { treatment: 'entitled', basis: cite('PP 17/2020', '315') },
  },
};

/** PerBKN 7/2021 (26 July 2021) brought the procedures in line with PP 17/2020. */
const from2021: LeaveLaw = {
  ...from2020,
  validFrom: '2021-07-26',
  regulations: ['PP 11/2017', 'PP 17/2020', 'PerBKN 24/2017', 'PerBKN 7/2021'],
};

/**
 * Versions for PNS and candidates, the latest last. The regulation that follows UU 20/2023, with leave for fathers, was a
 * draft in every source that was read: it is a further version once it is there.
 */
export const civilServantLaws: readonly LeaveLaw[] = [from2017, from2020, from2021];
