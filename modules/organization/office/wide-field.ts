import type { InputWrapperProps } from '@mantine/core';

/** For a field whose explanation stands under it, so that fields beside each other begin on one line. */
export const hintBelow = {
  inputWrapperOrder: ['label', 'input', 'description', 'error'],
} satisfies InputWrapperProps;

/** For a field that takes the whole width of a form of two columns. */
export const wideField = { wrapperProps: { 'data-wide': true } } as const;
