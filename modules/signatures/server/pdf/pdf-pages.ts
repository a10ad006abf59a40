import { catalogOf, entryOf, itemsIn, type PdfFile, resolved } from './pdf-file.ts';
import { asKind, type PdfDict, PdfFault, type PdfRef, type PdfValue } from './pdf-value.ts';

export interface PdfPage {
  /** Missing when the page stands directly in its parent, which no sound file does. */
  ref: PdfRef;
  dict: PdfDict;
  /** With what it inherits (ISO 32000-2 §7.7.3.4). */
  mediaBox: readonly number[];
  resources: PdfValue;
}

const most = 20_000;

/** The pages in their order (ISO 32000-2 §7.7.3). @throws PdfFault when the tree turns in a circle or is no tree */
export function pagesOf(file: PdfFile): PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<number>();
  const walk = (
    value: PdfValue | undefined,
    inherited: Pick<PdfPage, 'mediaBox' | 'resources'>,
    depth: number,
  ) => {
    const ref = asKind(value, 'ref');
    const dict = asKind(resolved(file, value), 'dict');
    if (!ref || !dict || seen.has(ref.number) || depth > 40 || seen.size > most)
      throw new PdfFault('syntax', 'tree of pages');
    seen.add(ref.number);
    const box = itemsIn(file, dict, 'MediaBox').map((item) => resolved(file, item));
    const mediaBox =
      box.length === 4 ? box.map((item) => (typeof item === 'number' ? item : 0)) : inherited.mediaBox;
    const resources = entryOf(file, dict, 'Resources') ? dict.entries.get('Resources')! : inherited.resources;
    if (dict.entries.has('Kids'))
      for (const kid of itemsIn(file, dict, 'Kids')) walk(kid, { mediaBox, resources }, depth + 1);
    else pages.push({ ref, dict, mediaBox, resources });
  };
  walk(catalogOf(file).entries.get('Pages'), { mediaBox: [0, 0, 595, 842], resources: null }, 0);
  return pages;
}
