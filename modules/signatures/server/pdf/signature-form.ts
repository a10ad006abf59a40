import { addObject, appendedRevision, newRevision, type PdfRevision } from './append-revision.ts';
import { emptyAppearance, importedAppearance } from './imported-appearance.ts';
import { opened, openPdf } from './open-pdf.ts';
import { catalogOf, dictIn, entryOf, itemsIn, type PdfFile, resolved } from './pdf-file.ts';
import { pagesOf } from './pdf-pages.ts';
import {
  asKind,
  type PdfDict,
  PdfFault,
  type PdfRef,
  type PdfValue,
  pdfArray,
  pdfDict,
  pdfName,
  textOf,
} from './pdf-value.ts';

/** Where a signature stands on paper. Points of 1/72 inch from the lower left corner of the page. */
export interface SignaturePlace {
  /** From 0. */
  page: number;
  rectangle: readonly [left: number, bottom: number, right: number, top: number];
  /** A one-page PDF that is shown there; without it the place is empty and the letter itself shows the block. */
  appearance?: Uint8Array;
}

/**
 * The file with empty fields for signatures to come, as one more revision before the first signature: their places are
 * part of what everybody signs, so later signers may show something there and nowhere else.
 */
export function withReservedFields(
  pdf: Uint8Array | PdfFile,
  fields: readonly { name: string; place: Omit<SignaturePlace, 'appearance'> }[],
): Buffer {
  const revision = newRevision(opened(pdf));
  for (const { name, place } of fields) addField(revision, name, place);
  return appendedRevision(revision).bytes;
}

/** A name that no field of the file has: Signature1, Signature2 and so on. */
export function freeFieldName(file: PdfFile): string {
  const taken = new Set(fieldsOf(file).map(({ dict }) => textOf(entryOf(file, dict, 'T'))));
  for (let serial = 1; ; serial++) if (!taken.has(`Signature${serial}`)) return `Signature${serial}`;
}

const fieldsOf = (file: PdfFile): { ref: PdfRef | undefined; dict: PdfDict | undefined }[] =>
  itemsIn(file, dictIn(file, catalogOf(file), 'AcroForm'), 'Fields').map((field) => ({
    ref: asKind(field, 'ref'),
    dict: asKind(resolved(file, field), 'dict'),
  }));

/** Field and widget in one dictionary (§12.5.6.19), noted in the form and on the page. */
export function addField(
  revision: PdfRevision,
  name: string,
  place: SignaturePlace | undefined,
  signature?: PdfRef,
): void {
  const page = pagesOf(revision.file)[place?.page ?? 0];
  if (!page) throw new PdfFault('syntax', 'no such page');
  const field = addObject(
    revision,
    pdfDict({
      Type: pdfName('Annot'),
      Subtype: pdfName('Widget'),
      FT: pdfName('Sig'),
      T: { type: 'string', bytes: Buffer.from(name, 'latin1'), hex: false },
      // Print and locked (§12.5.3): PDF/A wants the first.
      F: 132,
      Rect: pdfArray(place?.rectangle ?? [0, 0, 0, 0]),
      P: page.ref,
      ...(signature && { V: signature }),
      ...(place && { AP: appearanceAt(revision, place) }),
    }),
  );
  extendList(revision, page.ref, currentDict(revision, page.ref), 'Annots', field);
  addToForm(revision, field);
}

/** Puts a signature into a field that waits for one. @throws PdfFault when there is no such field */
export function fillField(
  revision: PdfRevision,
  name: string,
  signature: PdfRef,
  place: SignaturePlace | undefined,
): void {
  const { file } = revision;
  const found = fieldsOf(file).find(({ dict }) => textOf(entryOf(file, dict, 'T')) === name);
  if (!found?.ref || !found.dict || found.dict.entries.has('V'))
    throw new PdfFault('syntax', 'no such field');
  const entries = new Map(found.dict.entries).set('V', signature);
  if (place) entries.set('AP', appearanceAt(revision, place));
  revision.objects.set(found.ref.number, { type: 'dict', entries });
}

function appearanceAt(revision: PdfRevision, { appearance, rectangle }: SignaturePlace): PdfDict {
  const [left, bottom, right, top] = rectangle;
  const shown = appearance
    ? importedAppearance(revision, openPdf(appearance))
    : emptyAppearance(revision, right - left, top - bottom);
  return pdfDict({ N: shown });
}

function addToForm(revision: PdfRevision, field: PdfRef): void {
  const catalog = currentDict(revision, rootOf(revision.file));
  const held = catalog.entries.get('AcroForm');
  const formRef = asKind(held, 'ref');
  const form = formRef ? currentDict(revision, formRef) : asKind(held, 'dict');
  const flagged: PdfDict = { type: 'dict', entries: new Map(form?.entries ?? []).set('SigFlags', 3) };
  if (formRef) extendList(revision, formRef, flagged, 'Fields', field);
  else {
    // A dictionary of its own is easier to extend by later revisions than a catalogue.
    const fields = pdfArray([...itemsIn(revision.file, form, 'Fields'), field]);
    flagged.entries.set('Fields', fields);
    changeCatalog(revision, 'AcroForm', addObject(revision, flagged));
  }
}

/** Sets an entry of the catalogue, on top of what the revision set already. */
export function changeCatalog(revision: PdfRevision, key: string, value: PdfValue): void {
  const ref = rootOf(revision.file);
  const { entries } = currentDict(revision, ref);
  revision.objects.set(ref.number, { type: 'dict', entries: new Map(entries).set(key, value) });
}

function rootOf(file: PdfFile): PdfRef {
  const ref = asKind(file.trailer.entries.get('Root'), 'ref');
  if (!ref) throw new PdfFault('syntax', 'no catalogue');
  return ref;
}

/** An object as the revision has it by now. */
const current = (revision: PdfRevision, value: PdfValue | undefined): PdfValue => {
  const ref = asKind(value, 'ref');
  return (ref && revision.objects.get(ref.number)) ?? resolved(revision.file, value);
};

function currentDict(revision: PdfRevision, ref: PdfRef): PdfDict {
  const dict = asKind(current(revision, ref), 'dict');
  if (!dict) throw new PdfFault('syntax', `object ${ref.number}`);
  return dict;
}

/** Appends to a list in an object, in the place where the list stands. */
function extendList(revision: PdfRevision, owner: PdfRef, dict: PdfDict, key: string, item: PdfRef): void {
  const held = dict.entries.get(key);
  const list = pdfArray([...(asKind(current(revision, held), 'array')?.items ?? []), item]);
  const place = asKind(held, 'ref');
  if (place) revision.objects.set(place.number, list);
  const entries = place ? dict.entries : new Map(dict.entries).set(key, list);
  revision.objects.set(owner.number, { type: 'dict', entries });
}
