/** The registers that are read from one book. */
export const bookForms = ['agenda', 'expedition', 'control-card'] as const;
export type BookForm = (typeof bookForms)[number];
