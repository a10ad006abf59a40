/** More recipients than this stand in an annex, so that the head of the letter stays readable. */
export const mostInHead = 5;

/** Who stands at the head of a letter, and who in its annex. */
export function listedRecipients(recipients: readonly string[]): {
  head: readonly string[];
  annex: readonly string[];
} {
  return recipients.length > mostInHead ? { head: [], annex: recipients } : { head: recipients, annex: [] };
}
