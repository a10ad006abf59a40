import { deflateSync } from 'node:zlib';
import { addObject, type PdfRevision } from './append-revision.ts';
import { decodedStream } from './decoded-stream.ts';
import { objectOf, type PdfFile, resolved } from './pdf-file.ts';
import { pagesOf } from './pdf-pages.ts';
import {
  asKind,
  PdfFault,
  type PdfRef,
  type PdfStream,
  type PdfValue,
  pdfArray,
  pdfDict,
  pdfName,
  pdfStream,
} from './pdf-value.ts';

/** Ways back from a page to its document, which an appearance must not take along. */
const waysBack = new Set(['Parent', 'P', 'StructParent', 'StructParents', 'Annots', 'Metadata', 'PieceInfo']);
const mostObjects = 2_000;

/**
 * The first page of a one-page PDF as an appearance (form XObject, ISO 32000-2 §8.10), with the fonts and pictures it
 * needs copied into the revision. So the visible block of a signature is set by the printer of the house and stays
 * archival: every font is embedded.
 */
export function importedAppearance(revision: PdfRevision, source: PdfFile): PdfRef {
  const page = pagesOf(source)[0];
  if (!page) throw new PdfFault('syntax', 'no page');
  const copies = new Map<number, PdfRef>();
  const copied = (value: PdfValue): PdfValue => {
    if (value === null || typeof value !== 'object') return value;
    if (value.type === 'ref') return copiedRef(value);
    if (value.type === 'array') return pdfArray(value.items.map(copied));
    if (value.type === 'dict')
      return {
        type: 'dict',
        entries: new Map(
          [...value.entries]
            .filter(([key]) => !waysBack.has(key))
            .map(([key, entry]) => [key, copied(entry)]),
        ),
      };
    if (value.type === 'stream')
      return pdfStream(copied(value.dict) as ReturnType<typeof pdfDict>, value.raw);
    return value;
  };
  const copiedRef = (ref: PdfRef): PdfRef => {
    const known = copies.get(ref.number);
    if (known) return known;
    if (copies.size >= mostObjects) throw new PdfFault('too-large', 'appearance');
    const copy = addObject(revision, null);
    copies.set(ref.number, copy);
    revision.objects.set(copy.number, copied(objectOf(source, ref.number)));
    return copy;
  };
  const content = contentOf(source, page.dict.entries.get('Contents'));
  return addObject(
    revision,
    pdfStream(
      pdfDict({
        Type: pdfName('XObject'),
        Subtype: pdfName('Form'),
        BBox: pdfArray(page.mediaBox),
        Resources: copied(resolved(source, page.resources)) ?? pdfDict({}),
        Filter: pdfName('FlateDecode'),
      }),
      deflateSync(content),
    ),
  );
}

/** An appearance that shows nothing: a place to click on the block that the letter itself already shows. */
export function emptyAppearance(revision: PdfRevision, width: number, height: number): PdfRef {
  const dict = pdfDict({
    Type: pdfName('XObject'),
    Subtype: pdfName('Form'),
    BBox: pdfArray([0, 0, width, height]),
    Resources: pdfDict({}),
  });
  return addObject(revision, pdfStream(dict, Buffer.alloc(0)));
}

/** The content of a page as one (ISO 32000-2 §7.8.2): its streams with a line end between them. */
function contentOf(file: PdfFile, value: PdfValue | undefined): Buffer {
  const content = resolved(file, value);
  const streams: PdfStream[] = (asKind(content, 'array')?.items ?? [content]).flatMap((item) => {
    const stream = asKind(resolved(file, item), 'stream');
    return stream ? [stream] : [];
  });
  return Buffer.concat(streams.flatMap((stream) => [decodedStream(stream, file.budget), Buffer.from('\n')]));
}
