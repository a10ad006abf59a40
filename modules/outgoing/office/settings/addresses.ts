/** Paths of the pages under `/office` on which an agency decides about its letters. */
export const kindsPath = '/outgoing/settings';
export const numberingPath = '/outgoing/settings/numbering';
export const paperPath = '/outgoing/settings/paper';
export const letterheadsPath = '/outgoing/settings/letterheads';
export const mandatesPath = '/outgoing/settings/mandates';
export const numberBooksPath = '/outgoing/settings/number-books';
export const distributionPath = '/outgoing/settings/distribution';
