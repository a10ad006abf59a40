import { catalogOf, dictIn, itemsIn, type PdfFile, resolved } from '../pdf/pdf-file.ts';
import { type PdfPage, pagesOf } from '../pdf/pdf-pages.ts';
import { asKind, nameOf, type PdfDict, PdfFault, type PdfValue } from '../pdf/pdf-value.ts';
import { readableObject } from './revision-bytes.ts';
import type { ChangedPart } from './verification.ts';

export interface DocumentPart {
  what: ChangedPart;
  page?: number;
}

/** Entries of the catalogue by the part of the document that they lead to; everything else is `catalogue`. */
const catalogueParts: Record<string, ChangedPart> = {
  Names: 'attachment',
  AF: 'attachment',
  OpenAction: 'action',
  AA: 'action',
  OCProperties: 'layers',
  StructTreeRoot: 'structure',
  MarkInfo: 'structure',
  Metadata: 'properties',
};

const mostObjects = 300_000;

/**
 * To which part of the document each object belongs, so that a change can be named: what is nearest to the eye counts
 * first. Objects that nothing leads to are missing.
 */
export function documentParts(file: PdfFile): Map<number, DocumentPart> {
  const parts = new Map<number, DocumentPart>();
  const mark = (from: PdfValue | undefined, part: DocumentPart, except: readonly string[] = []): void => {
    const open: (PdfValue | undefined)[] = [from];
    while (open.length > 0) {
      const value = open.pop();
      if (value === null || value === undefined || typeof value !== 'object') continue;
      if (value.type === 'ref') {
        if (parts.has(value.number)) continue;
        if (parts.size >= mostObjects) throw new PdfFault('too-large', 'objects');
        parts.set(value.number, part);
        open.push(readableObject(file, value.number));
      } else if (value.type === 'array') for (const item of value.items) open.push(item);
      else if (value.type === 'dict' || value.type === 'stream') {
        const { entries } = value.type === 'dict' ? value : value.dict;
        for (const [key, entry] of entries) if (!except.includes(key)) open.push(entry);
      }
    }
  };
  const catalog = catalogOf(file);
  const pages = pagesOf(file);
  const root = asKind(file.trailer.entries.get('Root'), 'ref');
  if (root) parts.set(root.number, { what: 'catalogue' });
  pages.forEach((page, index) => {
    parts.set(page.ref.number, { what: 'page', page: index + 1 });
  });
  for (const [index, page] of pages.entries()) markPage(file, page, index + 1, mark);
  markFields(file, catalog, mark);
  for (const [key, what] of Object.entries(catalogueParts)) mark(catalog.entries.get(key), { what });
  mark(file.trailer.entries.get('Info'), { what: 'properties' });
  mark(catalog.entries.get('Pages'), { what: 'page' });
  mark(catalog, { what: 'catalogue' });
  return parts;
}

type Mark = (from: PdfValue | undefined, part: DocumentPart, except?: readonly string[]) => void;

const waysOut = ['Parent', 'P', 'Dest', 'StructParents'];

function markPage(file: PdfFile, { dict, resources }: PdfPage, page: number, mark: Mark): void {
  mark(dict.entries.get('Contents'), { what: 'page-content', page });
  for (const annotation of itemsIn(file, dict, 'Annots')) {
    const entries = asKind(resolved(file, annotation), 'dict')?.entries;
    mark(annotation, { what: entries?.has('FT') ? 'form-value' : 'annotation', page }, waysOut);
  }
  mark(dict.entries.get('Annots'), { what: 'annotation', page }, waysOut);
  const known = asKind(resolved(file, resources), 'dict');
  mark(known?.entries.get('Font'), { what: 'font', page });
  for (const picture of dictIn(file, known, 'XObject')?.entries.values() ?? []) {
    const stream = asKind(resolved(file, picture), 'stream');
    const isImage = nameOf(stream?.dict.entries.get('Subtype')) === 'Image';
    mark(picture, { what: isImage ? 'image' : 'page-content', page });
  }
  mark(resources, { what: 'page-content', page });
  mark(dict, { what: 'page', page }, waysOut);
}

function markFields(file: PdfFile, catalog: PdfDict, mark: Mark): void {
  const form = dictIn(file, catalog, 'AcroForm');
  for (const field of itemsIn(file, form, 'Fields')) mark(field, { what: 'form-value' }, waysOut);
  mark(catalog.entries.get('AcroForm'), { what: 'form' }, waysOut);
}
