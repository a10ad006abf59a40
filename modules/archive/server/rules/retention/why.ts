import type { Fate, HoldReason } from '../../../contract/terms.ts';

/**
 * One step of the reasoning behind a date or a state: a code with its values, printed as a sentence by the locales
 * (`archive.why.<code>`). Days are ISO days, `fate` and `reason` are words of the contract.
 */
export type WhyStep =
  | { code: 'still-open' }
  | { code: 'closed'; on: string }
  | { code: 'no-schedule' }
  | { code: 'no-rule'; classification: string }
  | {
      code: 'rule';
      classification: string;
      activeYears: number;
      inactiveYears: number;
      fate: Fate;
      basis: string;
    }
  | { code: 'rule-of-group'; classification: string; group: string }
  | { code: 'code-moved'; from: string; to: string; basis: string }
  | { code: 'code-removed'; classification: string; basis: string }
  | { code: 'longest-of'; classification: string; others: string }
  | { code: 'starts-at-closing'; on: string }
  | { code: 'starts-at-event'; words: string; on: string; recordedOn: string }
  | { code: 'closed-after-event'; words: string; on: string; closedOn: string }
  | { code: 'event-corrected'; words: string; from: string; on: string }
  | { code: 'event-withdrawn'; words: string; from: string }
  | { code: 'event-of-other-words'; words: string; recorded: string }
  | { code: 'awaiting-event'; words: string }
  | { code: 'counts-from-year-end'; on: string }
  | { code: 'active-until'; until: string }
  | { code: 'awaiting-inactive-event'; words: string }
  | { code: 'inactive-until'; until: string }
  | { code: 'kept-longer'; until: string }
  | { code: 'not-transferred' }
  | { code: 'fate'; fate: Fate }
  | { code: 'fate-of-part'; classification: string; fate: Fate }
  | { code: 'was-permanent'; basis: string }
  | { code: 'marked-permanent' }
  | { code: 'marked-safeguarded' }
  | { code: 'marked-vital' }
  | { code: 'exception-undecided'; words: string; count: number }
  | { code: 'excepted-inside'; words: string; count: number }
  | { code: 'excepted-permanent'; words: string; count: number }
  | { code: 'reappraised'; on: string; fate: Fate }
  | { code: 'held'; reason: HoldReason; since: string }
  | { code: 'destroyed'; on: string }
  | { code: 'handed-over'; on: string };

export type WhyCode = WhyStep['code'];

/** Every code, for the test that each has its sentence in both languages. */
export const whyCodes: Readonly<Record<WhyCode, true>> = {
  'still-open': true,
  closed: true,
  'no-schedule': true,
  'no-rule': true,
  rule: true,
  'rule-of-group': true,
  'code-moved': true,
  'code-removed': true,
  'longest-of': true,
  'starts-at-closing': true,
  'starts-at-event': true,
  'closed-after-event': true,
  'event-corrected': true,
  'event-withdrawn': true,
  'event-of-other-words': true,
  'awaiting-event': true,
  'counts-from-year-end': true,
  'active-until': true,
  'awaiting-inactive-event': true,
  'inactive-until': true,
  'kept-longer': true,
  'not-transferred': true,
  fate: true,
  'fate-of-part': true,
  'was-permanent': true,
  'marked-permanent': true,
  'marked-safeguarded': true,
  'marked-vital': true,
  'exception-undecided': true,
  'excepted-inside': true,
  'excepted-permanent': true,
  reappraised: true,
  held: true,
  destroyed: true,
  'handed-over': true,
};
