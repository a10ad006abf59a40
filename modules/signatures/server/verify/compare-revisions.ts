import { catalogOf, dictIn, entryOf, itemsIn, type PdfFile, resolved } from '../pdf/pdf-file.ts';
import { type PdfPage, pagesOf } from '../pdf/pdf-pages.ts';
import { asKind, nameOf, type PdfDict, type PdfValue, sameValue } from '../pdf/pdf-value.ts';
import { type AddedField, addedFields, isFieldFilled } from './added-fields.ts';
import { type Comparison, differing, explainHolder, explainNew, isNew } from './comparison.ts';
import { documentParts } from './document-parts.ts';
import { movedObjects, referenceCounts, unaccountedBytes } from './revision-bytes.ts';
import type { Revision } from './revisions.ts';
import type { Change, ChangedPart } from './verification.ts';

/**
 * What a revision changed besides adding signatures, time stamps and validation data. Nothing is allowed by its looks:
 * every object whose place differs must be explained by one of the few additions that we know, every byte must belong
 * to an object that is listed, and what was referred to before without being there must not appear now. The rest is
 * named by the part of the document that it belongs to.
 */
export function changesBetween(
  before: Revision,
  after: Revision,
  index: number,
  laterAppearances: 'reserved' | 'anywhere',
): Change[] {
  const comparison: Comparison = {
    before: before.file,
    after: after.file,
    counts: referenceCounts(before.file),
    explained: new Set(),
    adds: false,
    found: unaccountedBytes(after).map((what) => ({ what })),
  };
  compareTrailers(comparison, after);
  const pages = { before: pagesOf(before.file), after: pagesOf(after.file) };
  const fields = compareForms(comparison, pages.after, laterAppearances);
  comparePages(comparison, pages.before, pages.after, fields);
  compareCatalogues(comparison);
  if (!comparison.adds) comparison.found.push({ what: 'file-structure' });
  explainContainers(comparison, after);
  nameTheRest(comparison);
  return unique(comparison.found).map((one) => ({ ...one, revision: index }));
}

const ownOfSections = new Set([
  'Size',
  'Prev',
  'ID',
  'Type',
  'W',
  'Index',
  'Length',
  'Filter',
  'DecodeParms',
  'XRefStm',
]);

function compareTrailers(comparison: Comparison, after: Revision): void {
  const [old, fresh] = [comparison.before.trailer.entries, comparison.after.trailer.entries];
  for (const key of new Set([...old.keys(), ...fresh.keys()])) {
    if (ownOfSections.has(key) || sameValue(old.get(key), fresh.get(key))) continue;
    comparison.found.push({
      what: key === 'Info' ? 'properties' : key === 'Root' ? 'catalogue' : 'file-structure',
    });
  }
  const [oldId, freshId] = [old, fresh].map((one) => asKind(one.get('ID'), 'array')?.items[0]);
  if (oldId && !sameValue(oldId, freshId)) comparison.found.push({ what: 'file-structure' });
  for (const section of after.file.sections)
    if (section.start >= after.start && section.number !== undefined) explainNew(comparison, section.number);
}

function compareForms(
  comparison: Comparison,
  pages: readonly PdfPage[],
  laterAppearances: 'reserved' | 'anywhere',
): AddedField[] {
  const { before, after, found } = comparison;
  const [oldForm, form] = [before, after].map((file) => dictIn(file, catalogOf(file), 'AcroForm'));
  const old = itemsIn(before, oldForm, 'Fields');
  const fresh = itemsIn(after, form, 'Fields');
  if (old.some((field, index) => !sameValue(field, fresh[index]))) {
    found.push({ what: 'signature-removed' });
    return [];
  }
  const keys = differing(oldForm, form).filter((key) => key !== 'Fields' && key !== 'SigFlags');
  const flags = entryOf(after, form, 'SigFlags');
  if (keys.length > 0 || (flags !== null && flags !== 1 && flags !== 3 && flags !== 2))
    found.push({ what: 'form' });
  else {
    const [oldHeld, held] = [before, after].map((file) => catalogOf(file).entries.get('AcroForm'));
    explainHolder(comparison, oldHeld, held);
    explainHolder(comparison, oldForm?.entries.get('Fields'), form?.entries.get('Fields'));
  }
  for (const field of old) {
    const ref = asKind(field, 'ref');
    if (!ref || !isFieldFilled(comparison, ref, pages)) continue;
    comparison.explained.add(ref.number);
    comparison.adds = true;
  }
  return addedFields(comparison, fresh.slice(old.length), pages, laterAppearances);
}

function comparePages(
  comparison: Comparison,
  old: readonly PdfPage[],
  fresh: readonly PdfPage[],
  fields: readonly AddedField[],
): void {
  const { before, after, found, explained } = comparison;
  if (fresh.length > old.length) found.push({ what: 'pages-added' });
  if (fresh.length < old.length) found.push({ what: 'pages-removed' });
  const added = new Set(fields.map(({ number }) => number));
  for (const [index, page] of old.entries()) {
    const now = fresh[index];
    if (!now || !sameValue(page.ref, now.ref)) {
      if (fresh.length === old.length) found.push({ what: 'page', page: index + 1 });
      continue;
    }
    const keys = differing(page.dict, now.dict);
    const [oldList, list] = [itemsIn(before, page.dict, 'Annots'), itemsIn(after, now.dict, 'Annots')];
    const kept = oldList.every((one, at) => sameValue(one, list[at]));
    const more = list.slice(oldList.length).every((one) => added.has(asKind(one, 'ref')?.number ?? -1));
    if (!kept || !more) found.push({ what: 'annotation', page: index + 1 });
    else explainHolder(comparison, page.dict.entries.get('Annots'), now.dict.entries.get('Annots'));
    if (keys.every((key) => key === 'Annots')) explained.add(page.ref.number);
  }
}

const storeKeys = new Set(['Type', 'Certs', 'OCSPs', 'CRLs', 'VRI']);

function compareCatalogues(comparison: Comparison): void {
  const { before, after, found, explained } = comparison;
  const [previous, fresh] = [catalogOf(before), catalogOf(after)];
  const keys = differing(previous, fresh);
  const strange = keys.filter((key) => {
    if (key === 'AcroForm' || key === 'DSS') return false;
    if (key === 'Perms') return true;
    return key !== 'Extensions' || !isExtension(after, fresh);
  });
  const root = asKind(after.trailer.entries.get('Root'), 'ref');
  if (strange.length === 0 && root && sameValue(root, before.trailer.entries.get('Root')))
    explained.add(root.number);
  for (const key of strange) found.push({ what: partOf(key) });
  const store = fresh.entries.get('DSS');
  if (!store) return;
  const dict = asKind(resolved(after, store), 'dict');
  if ([...(dict?.entries.keys() ?? [])].some((key) => !storeKeys.has(key))) found.push({ what: 'catalogue' });
  const old = storeHolders(before, previous.entries.get('DSS'));
  for (const [number, kind] of storeHolders(after, store)) {
    const stays = kind === 'holder' && old.get(number) === 'holder' && comparison.counts.get(number) === 1;
    if (stays || isNew(comparison, number)) explained.add(number);
    if (kind === 'stream' && !old.has(number)) comparison.adds = true;
  }
}

/**
 * The objects of a store: streams, which never change, and what holds them, which may be a new version when it held them
 * before and nothing else refers to it.
 */
function storeHolders(file: PdfFile, from: PdfValue | undefined): Map<number, 'holder' | 'stream'> {
  const found = new Map<number, 'holder' | 'stream'>();
  const walk = (value: PdfValue | undefined, depth: number): void => {
    const ref = asKind(value, 'ref');
    const now = resolved(file, value);
    if (depth > 5 || now === null || typeof now !== 'object') return;
    if (ref) found.set(ref.number, now.type === 'stream' ? 'stream' : 'holder');
    if (now.type === 'array') for (const item of now.items) walk(item, depth + 1);
    if (now.type === 'dict') for (const item of now.entries.values()) walk(item, depth + 1);
  };
  walk(from, 0);
  return found;
}

/** Names of extensions to the standard, which tools write beside a store (ISO 32000-2 §7.12), are words only. */
function isExtension(file: PdfFile, catalog: PdfDict): boolean {
  const extensions = dictIn(file, catalog, 'Extensions');
  return [...(extensions?.entries ?? [])].every(([, value]) => {
    const dict = asKind(value, 'dict');
    return dict && [...dict.entries.values()].every((one) => typeof one === 'number' || nameOf(one));
  });
}

function partOf(key: string): ChangedPart {
  if (key === 'OpenAction' || key === 'AA') return 'action';
  if (key === 'Names' || key === 'AF') return 'attachment';
  if (key === 'OCProperties') return 'layers';
  if (key === 'Metadata') return 'properties';
  if (key === 'StructTreeRoot' || key === 'MarkInfo') return 'structure';
  return key === 'Perms' ? 'not-permitted' : 'catalogue';
}

/** Object streams that hold what was explained hold nothing else that counts: the rest of them is not listed. */
function explainContainers(comparison: Comparison, after: Revision): void {
  for (const entry of after.file.entries.values())
    if (entry.kind === 'packed') explainNew(comparison, entry.container);
}

function nameTheRest(comparison: Comparison): void {
  const { before, after, explained, found } = comparison;
  const rest = movedObjects(before, after).filter((number) => !explained.has(number));
  if (rest.length === 0) return;
  const [old, fresh] = [documentParts(before), documentParts(after)];
  for (const number of rest) found.push(old.get(number) ?? fresh.get(number) ?? { what: 'hidden-object' });
}

function unique(found: Comparison['found']): Comparison['found'] {
  const seen = new Map(found.map((one) => [`${one.what} ${one.page ?? ''}`, one]));
  return [...seen.values()];
}
