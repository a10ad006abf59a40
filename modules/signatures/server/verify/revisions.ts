import { openPdf, readStart } from '../pdf/open-pdf.ts';
import type { PdfFile, PdfSection } from '../pdf/pdf-file.ts';
import { isSpace } from '../pdf/pdf-reader.ts';
import { PdfFault } from '../pdf/pdf-value.ts';

/** A state of the document: the bytes up to `end`, read as the file that they were. */
export interface Revision {
  /** Behind the revision before. */
  start: number;
  /** Behind `%%EOF`; a line end may follow that belongs to nobody. */
  end: number;
  file: PdfFile;
}

const most = 60;

/**
 * The revisions of a file, oldest first (ISO 32000-2 §7.5.6). Each ends where the `startxref` that stands directly
 * behind its own cross-reference section says so; nothing is searched for, so nothing can be planted to be found.
 */
export function revisionsOf(newest: PdfFile): Revision[] {
  const ends: number[] = [];
  for (const section of newest.sections) {
    const end = endOf(newest.bytes, section);
    if (end === undefined) continue;
    if (ends.length > 0 && end >= ends.at(-1)!) throw new PdfFault('cross-reference', 'order of revisions');
    ends.push(end);
    if (ends.length > most) throw new PdfFault('too-large', 'revisions');
  }
  if (endOf(newest.bytes, newest.sections[0]!) === undefined)
    throw new PdfFault('cross-reference', 'end of the newest revision');
  return ends.reverse().map((end, index, all) => ({
    start: index === 0 ? 0 : all[index - 1]!,
    end,
    file: index === all.length - 1 && end === newest.end ? newest : openPdf(newest.bytes.subarray(0, end)),
  }));
}

/** In a linearised file the first section has no end of its own (annex F): it belongs to the revision of the other. */
function endOf(bytes: Uint8Array, section: PdfSection): number | undefined {
  let at = section.end;
  while (isSpace(bytes[at])) at++;
  const start = readStart(bytes, at);
  return start?.offset === section.start ? start.end : undefined;
}

/** Where a revision ends with the one line end that may follow its mark. */
export function endWithLine(bytes: Uint8Array, end: number): number {
  if (bytes[end] === 13) return bytes[end + 1] === 10 ? end + 2 : end + 1;
  return bytes[end] === 10 ? end + 1 : end;
}
