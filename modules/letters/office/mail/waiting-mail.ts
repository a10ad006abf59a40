/** The mail that waits, as it is asked for everywhere, so that all share one answer. */
export const waitingMail = { size: 100 };
