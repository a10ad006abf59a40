import type { LegalBasis } from '../../../contract/terms.ts';
import {
  annualLeave,
  collectiveLeave,
  importantReasonLeave,
  maternityLeave,
  sickLeave,
} from './civil-servant-kinds.ts';
import { cite, type KindRule, type LeaveLaw, type ReasonRule } from './leave-law.ts';

const pp = (article: string | null = null) => cite('PP 49/2018', article);
const perBkn = (article: string) => cite('PerBKN 7/2022', article);

/** Deferral is among the decisions of PerBKN 7/2022 art. 6; its limit is read as that of civil servants. */
const annual: KindRule = { ...annualLeave, who: ['pppk'], basis: pp('78') };

/** Where the kinds stand: PP 49/2018 alone at first, PerBKN 7/2022 with its articles later. */
interface Articles {
  readonly sick: LegalBasis;
  /** Of miscarriage and accidents at work. */
  readonly hurt: LegalBasis;
  readonly maternity: LegalBasis;
}

/**
 * Sick leave is a month and no more, and after an accident at work until recovery within the contract (PerBKN 7/2022 art.
 * 13 and 15, as told by two sources; one tells of a year). For children after the third there is nothing: long leave is
 * for PNS.
 */
function kinds(articles: Articles): readonly KindRule[] {
  const sick: KindRule = {
    ...sickLeave,
    who: ['pppk'],
    most: { amount: 1, unit: 'month' },
    extension: null,
    reasons: sickLeave.reasons.map((rule) => ({
      ...rule,
      basis: rule.reason === 'illness' ? articles.sick : articles.hurt,
    })),
    basis: articles.sick,
  };
  const maternity: KindRule = {
    ...maternityLeave,
    who: ['pppk'],
    children: { most: 3, beyond: null },
    basis: articles.maternity,
  };
  return [annual, sick, maternity, { ...collectiveLeave, who: ['pppk'], basis: pp() }];
}

/** What may be had of annual leave before a year of service is full (art. 80). */
const advanceReasons: readonly ReasonRule[] = [
  ...importantReasonLeave.reasons.filter(({ reason }) =>
    ['family-seriously-ill', 'family-deceased', 'estate'].includes(reason),
  ),
  { reason: 'first-marriage' as const, proofs: [] },
].map((rule) => ({ ...rule, basis: pp('80 (1)') }));

const from2018: LeaveLaw = {
  validFrom: '2018-11-28',
  regulations: ['PP 49/2018'],
  who: ['pppk'],
  kinds: kinds({ sick: pp('82'), hurt: pp(), maternity: pp() }),
  annual: {
    quota: 12,
    carry: null,
    twoYears: null,
    deferred: null,
    remote: { days: 6, basis: pp('79') },
    teachers: { treatment: 'holidays-count-as-used', basis: pp('81') },
    collectiveWorked: pp(),
    advance: { days: 6, reasons: advanceReasons, basis: pp('80 (2)') },
  },
};

/** PerBKN 7/2022 (14 April 2022): carried over under contracts of more than two years, twice under those of more than three. */
const from2022: LeaveLaw = {
  ...from2018,
  validFrom: '2022-04-14',
  regulations: ['PP 49/2018', 'PerBKN 7/2022'],
  kinds: kinds({ sick: perBkn('13'), hurt: perBkn('15'), maternity: perBkn('18') }),
  annual: {
    ...from2018.annual,
    carry: { total: 18, contractOver: 24, basis: perBkn('7') },
    twoYears: { total: 24, contractOver: 36, basis: perBkn('7') },
    deferred: { total: 24, contractOver: 24, basis: perBkn('6') },
    remote: { days: 6, basis: perBkn('8') },
  },
};

/**
 * Versions for PPPK, the latest last. The six days that the press tells of are not the yearly right, which is twelve
 * (PerBKN 7/2022 art. 5), but those of `advance`.
 */
export const contractEmployeeLaws: readonly LeaveLaw[] = [from2018, from2022];
