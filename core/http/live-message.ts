/** A hint that something changed for a person: what to read again, never the thing itself. */
export interface LiveMessage {
  /** `resync`: messages may have been missed, everything shown should be read again. */
  type: string;
  /** Id of the thing, where that helps the page to know whether it shows it. */
  subject?: string;
  /** Whose it is, where several say the same of one thing: of each the latest is told. */
  from?: string;
  /** A little that is true for a moment only: how far it has come, where somebody points. Less than 2,000 bytes. */
  detail?: string;
}
