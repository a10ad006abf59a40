import type { LetterView } from '../../contract/views.ts';
import {
  type FormValues,
  type LetterValues,
  takeReading,
  valuesFromLetter,
} from '../register/form-values.ts';

/** A field that a colleague corrected while this clerk was correcting the same letter. */
export interface CorrectedMeanwhile {
  field: keyof LetterValues;
  theirs: string;
  /** True where this clerk entered something else there. */
  disputed: boolean;
}

/**
 * What a colleague changed since the form was filled.
 * @param begun the letter that filled the form
 * @param now the letter as it was read last
 */
export function correctedMeanwhile(
  begun: LetterView,
  now: LetterView,
  values: LetterValues,
): CorrectedMeanwhile[] {
  const before = valuesFromLetter(begun);
  const theirs = valuesFromLetter(now);
  const fields = Object.keys(before) as (keyof LetterValues)[];
  return fields
    .filter((field) => theirs[field] !== before[field])
    .map((field) => ({
      field,
      theirs: theirs[field],
      disputed: values[field] !== before[field] && values[field] !== theirs[field],
    }));
}

/**
 * The version that a correction answers to: that of the letter which filled the form, however often it was read again
 * since; else what a colleague corrected would be put back without anybody having seen it.
 */
export function versionAnswered(begun: LetterView, now: LetterView): number {
  const same = correctedMeanwhile(begun, now, valuesFromLetter(begun)).length === 0;
  return same ? now.version : begun.version;
}

/** Takes over what the colleague corrected; a field in which this clerk entered something keeps it. */
export function takeCorrection(values: FormValues, begun: LetterView, now: LetterView): FormValues {
  return takeReading(values, valuesFromLetter(begun), valuesFromLetter(now));
}
