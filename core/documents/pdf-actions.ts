import { inflateSync } from 'node:zlib';

export type PdfAction = 'javascript' | 'launch' | 'embedded-files';

/** Names of ISO 32000-2: actions (12.6.4) and embedded file streams (7.11.4). */
const actionNames: readonly [PdfAction, RegExp][] = [
  ['javascript', /\/(JavaScript|JS)(?![A-Za-z0-9])/],
  ['launch', /\/Launch(?![A-Za-z0-9])/],
  ['embedded-files', /\/EmbeddedFiles?(?![A-Za-z0-9])/],
];

/** Unpacked at most, over all object streams of a file. */
const mostUnpacked = 32 * 1024 * 1024;
const mostStreams = 5000;

/** Names may be written with #-codes: /J#61vaScript is /JavaScript (ISO 32000-2, 7.3.5). */
function plainNames(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Objects kept inside packed streams (7.5.7), unpacked within limits. */
function* objectStreams(bytes: Buffer): Generator<string> {
  let at = 0;
  let unpacked = 0;
  for (let count = 0; count < mostStreams && unpacked < mostUnpacked; count++) {
    at = bytes.indexOf('/ObjStm', at, 'latin1');
    if (at < 0) return;
    const start = bytes.indexOf('stream', at, 'latin1');
    if (start < 0) return;
    const from = start + 6 + (bytes[start + 6] === 0x0d ? 2 : 1);
    const end = bytes.indexOf('endstream', from, 'latin1');
    if (end < 0) return;
    try {
      const content = inflateSync(bytes.subarray(from, end), { maxOutputLength: mostUnpacked - unpacked });
      unpacked += content.length;
      yield content.toString('latin1');
    } catch {
      // Packed in another way, or a bomb: the reader's own limits deal with it.
    }
    at = end;
  }
}

/** What a PDF would do when opened elsewhere. Nothing of it runs here; it is reported. */
export function pdfActions(bytes: Buffer): PdfAction[] {
  const found = new Set<PdfAction>();
  const look = (text: string): void => {
    const plain = plainNames(text);
    for (const [action, pattern] of actionNames) if (pattern.test(plain)) found.add(action);
  };
  look(bytes.toString('latin1'));
  for (const content of objectStreams(bytes)) look(content);
  return [...found];
}
