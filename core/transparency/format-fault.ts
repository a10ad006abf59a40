export type Format =
  | 'note'
  | 'verifier key'
  | 'checkpoint'
  | 'cosignature'
  | 'tile path'
  | 'tile'
  | 'entry bundle'
  | 'proof'
  | 'policy'
  | 'add-checkpoint'
  | 'compact range';

/** Bytes that are not what they claim to be. The message names the rule, never the content. */
export class FormatFault extends Error {
  readonly format: Format;

  constructor(format: Format, what: string) {
    super(`not a ${format}: ${what}`);
    this.name = 'FormatFault';
    this.format = format;
  }
}
