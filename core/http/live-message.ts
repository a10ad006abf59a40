/** A hint that something changed for a person: what to read again, never the thing itself. */
export interface LiveMessage {
  /** `resync`: messages may have been missed, everything shown should be read again. */
  type: string;
  /** Id of the thing, where that helps the page to know whether it shows it. */
  subject?: string;
}
