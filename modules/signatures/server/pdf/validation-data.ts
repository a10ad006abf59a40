import { deflateSync } from 'node:zlib';
import { remembered } from '../remembered.ts';
import { addObject, appendedRevision, newRevision } from './append-revision.ts';
import { decodedStream } from './decoded-stream.ts';
import { openPdf } from './open-pdf.ts';
import { catalogOf, dictIn, itemsIn, type PdfFile, resolved } from './pdf-file.ts';
import {
  asKind,
  type PdfDict,
  PdfFault,
  type PdfValue,
  pdfArray,
  pdfDict,
  pdfName,
  pdfStream,
} from './pdf-value.ts';
import { changeCatalog } from './signature-form.ts';

/** What is needed to check signatures years later, DER each (ETSI EN 319 142-1 §5.4.2). */
export interface ValidationData {
  certificates: readonly Uint8Array[];
  /** Lists of revoked certificates. */
  lists: readonly Uint8Array[];
  /** Answers of status services. */
  answers: readonly Uint8Array[];
}

/** The letters of an act get the same few. */
const packed = remembered((bytes) => deflateSync(bytes), { entries: 100, bytes: 65_536 });

const keys = { certificates: 'Certs', lists: 'CRLs', answers: 'OCSPs' } as const;

/** The document security store of a file (ISO 32000-2 §12.8.4.3); what cannot be unpacked is left out. */
export function validationDataOf(file: PdfFile): ValidationData {
  const store = dictIn(file, catalogOf(file), 'DSS');
  const read = (key: string) =>
    itemsIn(file, store, key).flatMap((item) => {
      const stream = asKind(resolved(file, item), 'stream');
      if (!stream) return [];
      try {
        return [decodedStream(stream, file.budget)];
      } catch (error) {
        if (error instanceof PdfFault) return [];
        throw error;
      }
    });
  return { certificates: read('Certs'), lists: read('CRLs'), answers: read('OCSPs') };
}

/**
 * The file with the data in its document security store, as one more revision; what is there stays, what is there
 * already is not put twice. Nothing new, no revision.
 */
export function withValidationData(pdf: Uint8Array, data: ValidationData): Buffer {
  const file = openPdf(pdf);
  const revision = newRevision(file);
  const store = dictIn(file, catalogOf(file), 'DSS');
  const known = validationDataOf(file);
  const entries = new Map<string, PdfValue>(store?.entries ?? [['Type', pdfName('DSS')]]);
  let added = 0;
  for (const [kind, key] of Object.entries(keys) as [keyof typeof keys, string][]) {
    const fresh = data[kind].filter(
      (one, index) =>
        !known[kind].some((there) => Buffer.compare(there, one) === 0) &&
        data[kind].findIndex((other) => Buffer.compare(other, one) === 0) === index,
    );
    if (fresh.length === 0) continue;
    added += fresh.length;
    const dict = pdfDict({ Filter: pdfName('FlateDecode') });
    const refs = fresh.map((one) => addObject(revision, pdfStream(dict, packed(one))));
    entries.set(key, pdfArray([...itemsIn(file, store, key), ...refs]));
  }
  if (added === 0) return Buffer.from(pdf);
  const newStore: PdfDict = { type: 'dict', entries };
  const place = asKind(catalogOf(file).entries.get('DSS'), 'ref');
  if (place) revision.objects.set(place.number, newStore);
  else changeCatalog(revision, 'DSS', addObject(revision, newStore));
  return appendedRevision(revision).bytes;
}
