import { createHash } from 'node:crypto';
import { openPdf } from '../pdf/open-pdf.ts';
import { dictIn, entryOf, itemsIn, type PdfFile, resolved } from '../pdf/pdf-file.ts';
import { pagesOf } from '../pdf/pdf-pages.ts';
import { asKind, PdfFault, textOf } from '../pdf/pdf-value.ts';
import type { Verification, VerificationTerms } from './verification.ts';
import { verifyPdf } from './verify-pdf.ts';

/** What a file says of itself, for whoever wants to know whether it is one of theirs. */
export interface Examination {
  verification: Verification;
  /**
   * SHA-256 of the whole file, and of it up to every place where it could have ended before: a letter of ours is
   * recognised although somebody put something behind it. The whole file first.
   */
  digests: Uint8Array[];
  /** Addresses that its links lead to, each once; what they say is believed in nothing. */
  links: string[];
}

/** The verdict on a file together with what it can be recognised by. Never throws for what a file holds. */
export function examinedPdf(bytes: Uint8Array, terms: VerificationTerms): Examination {
  return { verification: verifyPdf(bytes, terms), digests: digestsOf(bytes), links: linksOf(bytes) };
}

const endMark = Buffer.from('%%EOF');
/** Ours come first: whatever is appended stands behind them. */
const mostEnds = 100;

function digestsOf(bytes: Uint8Array): Uint8Array[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const hash = createHash('sha256');
  const digests: Uint8Array[] = [];
  let done = 0;
  const upTo = (end: number): void => {
    if (end <= done || end >= view.length) return;
    hash.update(view.subarray(done, end));
    done = end;
    digests.push(hash.copy().digest());
  };
  let at = view.indexOf(endMark);
  for (let count = 0; at >= 0 && count < mostEnds; count += 1) {
    const end = at + endMark.length;
    upTo(end);
    if (view[end] === 13) upTo(end + 1);
    if (view[end] === 10) upTo(end + 1);
    else if (view[end] === 13 && view[end + 1] === 10) upTo(end + 2);
    at = view.indexOf(endMark, end);
  }
  return [hash.update(view.subarray(done)).digest(), ...digests];
}

const mostLinks = 200;

/** Of its pages where it can be read, else whatever looks like one. */
function linksOf(bytes: Uint8Array): string[] {
  return [...new Set(readLinks(bytes) ?? writtenLinks(bytes))].slice(0, mostLinks);
}

function readLinks(bytes: Uint8Array): string[] | undefined {
  try {
    const file = openPdf(bytes);
    return pagesOf(file).flatMap(({ dict }) =>
      itemsIn(file, dict, 'Annots').flatMap((item) => {
        const address = addressOf(file, asKind(resolved(file, item), 'dict'));
        return address ? [address] : [];
      }),
    );
  } catch (error) {
    if (error instanceof PdfFault) return undefined;
    throw error;
  }
}

function addressOf(file: PdfFile, annotation: ReturnType<typeof dictIn>): string | undefined {
  return textOf(entryOf(file, dictIn(file, annotation, 'A'), 'URI'));
}

function writtenLinks(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return [...text.matchAll(/\/URI ?\(([!-'*-~]{1,300})\)/g)].slice(0, mostLinks).map((match) => match[1]!);
}
