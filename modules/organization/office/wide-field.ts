/** For a field that takes the whole width of a form of two columns. */
export const wideField = { wrapperProps: { 'data-wide': true } } as const;
