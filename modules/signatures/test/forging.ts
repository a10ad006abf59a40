import { addObject, appendedRevision, newRevision, type PdfRevision } from '../server/pdf/append-revision.ts';
import { openPdf } from '../server/pdf/open-pdf.ts';
import { catalogOf, dictIn, itemsIn, objectOf, type PdfFile, resolved } from '../server/pdf/pdf-file.ts';
import { pagesOf } from '../server/pdf/pdf-pages.ts';
import {
  asKind,
  type PdfDict,
  type PdfRef,
  type PdfValue,
  pdfArray,
  pdfDict,
  pdfName,
  pdfRef,
  pdfStream,
} from '../server/pdf/pdf-value.ts';
import { signatureFields } from '../server/verify/signature-fields.ts';

/** What a forger has at hand in a file. */
export interface Forge {
  revision: PdfRevision;
  file: PdfFile;
  catalog: PdfDict;
  root: PdfRef;
  page: { ref: PdfRef; dict: PdfDict };
  /** Puts an object, a new one or another version of an old one. */
  add(value: PdfValue): PdfRef;
  put(ref: PdfRef, value: PdfValue): void;
  /** Sets entries of a dictionary that stands in an object; an entry of undefined is taken away. */
  set(ref: PdfRef, entries: Record<string, PdfValue | undefined>): void;
  form: PdfDict | undefined;
}

/** A file with one more revision of a forger, written as well as an honest one. */
export function forged(bytes: Uint8Array, forge: (tools: Forge) => void): Buffer {
  const file = openPdf(bytes);
  const revision = newRevision(file);
  const root = asKind(file.trailer.entries.get('Root'), 'ref')!;
  const page = pagesOf(file)[0]!;
  const put = (ref: PdfRef, value: PdfValue) => void revision.objects.set(ref.number, value);
  forge({
    revision,
    file,
    catalog: catalogOf(file),
    root,
    page,
    form: dictIn(file, catalogOf(file), 'AcroForm'),
    add: (value) => addObject(revision, value),
    put,
    set: (ref, changes) => {
      const old = revision.objects.get(ref.number) ?? objectOf(file, ref.number);
      const entries = new Map(asKind(old, 'dict')!.entries);
      for (const [key, value] of Object.entries(changes))
        if (value === undefined) entries.delete(key);
        else entries.set(key, value);
      put(ref, { type: 'dict', entries });
    },
  });
  return appendedRevision(revision).bytes;
}

/** A stream of drawing that puts black over half of the page. */
export const overlay = (): PdfValue =>
  pdfStream(pdfDict({}), Buffer.from('q 0 0 0 rg 50 400 400 200 re f Q\n'));

/** A form XObject that does the same. */
export const overlayForm = (): PdfValue =>
  pdfStream(
    pdfDict({
      Type: pdfName('XObject'),
      Subtype: pdfName('Form'),
      BBox: pdfArray([0, 0, 600, 800]),
      Resources: pdfDict({}),
    }),
    Buffer.from('1 0 0 rg 0 0 600 800 re f'),
  );

/** The first font of the first page. */
export function fontOf({ file, page }: Forge): PdfRef {
  const resources = asKind(
    resolved(file, pagesOf(file)[0]!.resources ?? page.dict.entries.get('Resources')),
    'dict',
  );
  return asKind([...dictIn(file, resources, 'Font')!.entries.values()][0], 'ref')!;
}

export const contentOf = ({ file, page }: Forge): PdfRef => {
  const contents = page.dict.entries.get('Contents');
  return asKind(contents, 'ref') ?? asKind(itemsIn(file, page.dict, 'Contents')[0], 'ref')!;
};

/** The first field with a signature. */
export const firstField = ({ file }: Forge): PdfRef => pdfRef(signatureFields(file)[0]!.number!);

export const formRef = ({ catalog }: Forge): PdfRef => asKind(catalog.entries.get('AcroForm'), 'ref')!;

export const annotation = (subtype: string, more: Record<string, PdfValue> = {}): PdfValue =>
  pdfDict({
    Type: pdfName('Annot'),
    Subtype: pdfName(subtype),
    Rect: pdfArray([60, 400, 400, 600]),
    F: 4,
    ...more,
  });

/** Puts an annotation on the first page. */
export function annotate(tools: Forge, value: PdfValue): PdfRef {
  const ref = tools.add(value);
  const there = itemsIn(tools.file, tools.page.dict, 'Annots');
  tools.set(tools.page.ref, { Annots: pdfArray([...there, ref]) });
  return ref;
}
