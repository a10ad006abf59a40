import { decodedStream } from '../pdf/decoded-stream.ts';
import { catalogOf, dictIn, entryOf, itemsIn, type PdfFile, resolved } from '../pdf/pdf-file.ts';
import type { PdfPage } from '../pdf/pdf-pages.ts';
import {
  asKind,
  nameOf,
  type PdfDict,
  PdfFault,
  type PdfRef,
  type PdfValue,
  textOf,
} from '../pdf/pdf-value.ts';
import { type Comparison, differing, explainTree, isNew } from './comparison.ts';

export interface AddedField {
  number: number;
}

/** All that the field of a signature may say: nothing that acts, hides or draws outside its rectangle. */
const fieldKeys = new Set([
  'Type',
  'Subtype',
  'FT',
  'T',
  'TU',
  'F',
  'Ff',
  'Rect',
  'P',
  'V',
  'AP',
  'MK',
  'Lock',
  'StructParent',
]);

/** The largest part of a page that the visible block of a later signature may take. */
const largestShare = 0.12;

/**
 * Explains fields that a revision added, where they are honest fields of signatures or time stamps. A later signature
 * that draws over the letter is the sneaky signature attack, so new fields show nothing unless terms say otherwise.
 */
export function addedFields(
  comparison: Comparison,
  added: readonly PdfValue[],
  pages: readonly PdfPage[],
  laterAppearances: 'reserved' | 'anywhere',
): AddedField[] {
  const names = new Set(fieldNames(comparison.before));
  return added.flatMap((value) => {
    const ref = asKind(value, 'ref');
    const field = asKind(resolved(comparison.after, value), 'dict');
    const name = textOf(entryOf(comparison.after, field, 'T'));
    if (
      !ref ||
      !field ||
      !isNew(comparison, ref.number) ||
      !isHonest(comparison.after, field) ||
      !isOwnSignature(comparison, field) ||
      !name ||
      names.has(name)
    ) {
      comparison.found.push({ what: 'form-value' });
      return [];
    }
    names.add(name);
    const page = pageWith(comparison.after, pages, ref);
    const shows = !isEmptyAppearance(comparison.after, field);
    if (shows && (laterAppearances === 'reserved' || !isSmall(comparison.after, field, pages[page], true)))
      comparison.found.push({ what: 'signature-appearance', ...(page >= 0 && { page: page + 1 }) });
    explainTree(comparison, ref);
    comparison.adds = true;
    return [{ number: ref.number }];
  });
}

/** Whether a field that waited for a signature was filled with one and with its appearance, and nothing else. */
export function isFieldFilled(comparison: Comparison, ref: PdfRef, pages: readonly PdfPage[]): boolean {
  const { before, after, found } = comparison;
  const [old, fresh] = [before, after].map((file) => asKind(resolved(file, ref), 'dict'));
  const keys = differing(old, fresh);
  if (keys.length === 0 || !old || !fresh || old.entries.has('V')) return false;
  if (!isHonest(after, fresh) || !isOwnSignature(comparison, fresh)) return false;
  if (!keys.every((key) => key === 'V' || key === 'AP')) return false;
  const page = pageWith(after, pages, ref);
  // A field that was reserved large would be a curtain to be drawn later.
  if (!isEmptyAppearance(after, fresh) && !isSmall(after, fresh, pages[page], false))
    found.push({ what: 'signature-appearance', ...(page >= 0 && { page: page + 1 }) });
  explainTree(comparison, fresh.entries.get('V'));
  explainTree(comparison, fresh.entries.get('AP'));
  return true;
}

/** The page that shows the field, whatever the field says of it. */
const pageWith = (file: PdfFile, pages: readonly PdfPage[], field: PdfRef): number =>
  pages.findIndex(({ dict }) =>
    itemsIn(file, dict, 'Annots').some((item) => asKind(item, 'ref')?.number === field.number),
  );

const fieldNames = (file: PdfFile): string[] =>
  itemsIn(file, dictIn(file, catalogOf(file), 'AcroForm'), 'Fields').flatMap(
    (field) => textOf(entryOf(file, asKind(resolved(file, field), 'dict'), 'T')) ?? [],
  );

/** A signature of its own, not one that stands elsewhere already. */
function isOwnSignature(comparison: Comparison, field: PdfDict): boolean {
  const ref = asKind(field.entries.get('V'), 'ref');
  return !ref || isNew(comparison, ref.number);
}

function isHonest(file: PdfFile, field: PdfDict): boolean {
  const signature = dictIn(file, field, 'V');
  const appearances = dictIn(file, field, 'AP');
  return (
    nameOf(field.entries.get('FT')) === 'Sig' &&
    nameOf(field.entries.get('Subtype')) === 'Widget' &&
    [...field.entries.keys()].every((key) => fieldKeys.has(key)) &&
    // Colours of its own would be drawn over the page by programs that make appearances themselves.
    !dictIn(file, field, 'MK')?.entries.size &&
    [...(appearances?.entries ?? [])].every(
      ([key, value]) => key === 'N' && asKind(resolved(file, value), 'stream') !== undefined,
    ) &&
    !!signature?.entries.has('ByteRange') &&
    [undefined, 'Sig', 'DocTimeStamp'].includes(nameOf(signature.entries.get('Type')))
  );
}

function isEmptyAppearance(file: PdfFile, field: PdfDict): boolean {
  const stream = asKind(entryOf(file, dictIn(file, field, 'AP'), 'N'), 'stream');
  if (!stream) return true;
  const rectangle = rectangleOf(file, field);
  if (rectangle && area(rectangle) === 0) return true;
  try {
    return Buffer.from(decodedStream(stream, file.budget)).toString('latin1').trim() === '';
  } catch (error) {
    if (error instanceof PdfFault) return false;
    throw error;
  }
}

type Rectangle = [left: number, bottom: number, right: number, top: number];

function rectangleOf(file: PdfFile, dict: PdfDict): Rectangle | undefined {
  const sides = itemsIn(file, dict, 'Rect').map((side) => resolved(file, side));
  if (sides.length !== 4 || !sides.every((side) => typeof side === 'number')) return undefined;
  const [a, b, c, d] = sides as Rectangle;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

const area = ([left, bottom, right, top]: Rectangle): number => (right - left) * (top - bottom);

/** Whether a visible block is small and, where its place was not signed by the first, beside all other annotations. */
function isSmall(file: PdfFile, field: PdfDict, page: PdfPage | undefined, beside: boolean): boolean {
  const own = rectangleOf(file, field);
  if (!own || !page) return false;
  const [left, bottom, right, top] = page.mediaBox as Rectangle;
  if (area(own) > largestShare * Math.abs((right - left) * (top - bottom))) return false;
  if (!beside) return true;
  return itemsIn(file, page.dict, 'Annots').every((value) => {
    const other = asKind(resolved(file, value), 'dict');
    const there = other && other !== field ? rectangleOf(file, other) : undefined;
    return (
      !there ||
      area(there) === 0 ||
      own[0] >= there[2] ||
      own[2] <= there[0] ||
      own[1] >= there[3] ||
      own[3] <= there[1]
    );
  });
}
