import { expect, it } from 'vitest';
import type { LetterView } from '../../contract/views.ts';
import { blankForm, blankLetter, valuesFromLetter } from '../register/form-values.ts';
import { correctedMeanwhile, takeCorrection, versionAnswered } from './corrected-meanwhile.ts';

const letterOf = (version: number, fields: Partial<LetterView>) =>
  ({ ...blankLetter, version, ...fields }) as unknown as LetterView;

const begun = letterOf(3, { subject: 'Undangan rapat', sender: 'Dinas Sosial', eventPlace: 'Aula' });
const theirs = letterOf(4, {
  subject: 'Undangan rapat kerja',
  sender: 'Dinas Sosial',
  eventPlace: 'Pendopo',
});

it('a correction answers to the letter that filled the form, though it was read again after a colleague corrected it', () => {
  expect(versionAnswered(begun, theirs)).toBe(3);
  expect(versionAnswered(begun, begun)).toBe(3);
});

it('a version that says the same is no reason to refuse a correction', () => {
  expect(versionAnswered(begun, { ...begun, version: 5 })).toBe(5);
});

it('the clerk is told which fields a colleague corrected, and where both entered something else', () => {
  const mine = { ...valuesFromLetter(begun), subject: 'Undangan rapat dinas' };
  expect(correctedMeanwhile(begun, theirs, mine)).toEqual([
    { field: 'subject', theirs: 'Undangan rapat kerja', disputed: true },
    { field: 'eventPlace', theirs: 'Pendopo', disputed: false },
  ]);
});

it('what a colleague corrected is taken over, what the clerk entered stays', () => {
  const mine = {
    ...blankForm,
    ...valuesFromLetter(begun),
    subject: 'Undangan rapat dinas',
    reason: 'Salah ketik',
  };
  expect(takeCorrection(mine, begun, theirs)).toMatchObject({
    subject: 'Undangan rapat dinas',
    eventPlace: 'Pendopo',
    sender: 'Dinas Sosial',
    reason: 'Salah ketik',
  });
});
