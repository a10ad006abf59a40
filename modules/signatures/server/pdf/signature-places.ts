import { opened } from './open-pdf.ts';
import { dictIn, entryOf, itemsIn, type PdfFile, resolved } from './pdf-file.ts';
import { pagesOf } from './pdf-pages.ts';
import { asKind, nameOf, textOf } from './pdf-value.ts';
import type { SignaturePlace } from './signature-form.ts';

const mark = /#penanda-tangan-(\d{1,3})$/;

/**
 * Where the letter wants its signatures: our printer makes the block of each signer a link to the page of verification,
 * and its rectangle is the place. The first link of each counts.
 * @returns in the order of the signers; a number that is left out is left out here too
 * @throws PdfFault when the file cannot be read
 */
export function signaturePlaces(pdf: Uint8Array | PdfFile): Omit<SignaturePlace, 'appearance'>[] {
  const file = opened(pdf);
  const places = new Map<number, Omit<SignaturePlace, 'appearance'>>();
  for (const [page, { dict }] of pagesOf(file).entries())
    for (const item of itemsIn(file, dict, 'Annots')) {
      const annotation = asKind(resolved(file, item), 'dict');
      if (!annotation || nameOf(entryOf(file, annotation, 'Subtype')) !== 'Link') continue;
      const address = textOf(entryOf(file, dictIn(file, annotation, 'A'), 'URI'));
      const signer = Number(mark.exec(address ?? '')?.[1] ?? 0);
      const [left, bottom, right, top] = itemsIn(file, annotation, 'Rect').map((one) => resolved(file, one));
      const numbers = [left, bottom, right, top].map((one) => (typeof one === 'number' ? one : Number.NaN));
      if (signer === 0 || places.has(signer) || numbers.some(Number.isNaN)) continue;
      places.set(signer, { page, rectangle: rectangleOf(numbers as [number, number, number, number]) });
    }
  return [...places].sort(([a], [b]) => a - b).map(([, place]) => place);
}

/** Any two opposite corners make a rectangle (ISO 32000-2 §7.9.5). */
const rectangleOf = ([a, b, c, d]: [number, number, number, number]): SignaturePlace['rectangle'] => [
  Math.min(a, c),
  Math.min(b, d),
  Math.max(a, c),
  Math.max(b, d),
];
