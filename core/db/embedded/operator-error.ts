/** Something the operator can mend; the command line shows the sentence without a stack. */
export class OperatorError extends Error {
  override name = 'OperatorError';
}
