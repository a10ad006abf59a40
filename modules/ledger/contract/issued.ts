/**
 * Events with which an agency issues a file of its own: they alone may say `pdfSha256`, and their leaves alone name a
 * file. With an event about something that came in, a forged letter that was registered would be proven genuine.
 */
export const issuingEvents: ReadonlySet<string> = new Set([
  'outgoing.signed',
  'outgoing.time-stamped',
  'outgoing.proof-added',
  'outgoing.sent',
  'outgoing.amended',
]);
