import { addObject, appendedRevision, newRevision } from './append-revision.ts';
import { openPdf } from './open-pdf.ts';
import { readPlaced } from './pdf-file.ts';
import { asKind, type PdfDict, PdfFault, type PdfValue, pdfArray, pdfDict, pdfHex } from './pdf-value.ts';
import { addField, changeCatalog, fillField, freeFieldName, type SignaturePlace } from './signature-form.ts';

/** A file with room for a signature: what is signed is everything but the room. */
export interface PreparedSignature {
  bytes: Buffer;
  /** Behind the `<` of the room. */
  roomStart: number;
  /** Bytes of a signature that fit. */
  room: number;
  fieldName: string;
}

/** Digits of one number of /ByteRange before it is known; files stay far below ten thousand million bytes. */
const unknownPlace = 9_999_999_999;

/**
 * Appends a revision with a signature field, its widget and a signature dictionary whose /Contents is room to be
 * filled (ISO 32000-2 §12.7.5.5, §12.8.1). Without a place the field is on the first page and shows nothing.
 * @param dictionary entries of the signature dictionary besides /ByteRange and /Contents
 * @param room bytes kept for the signature
 * @param field a reserved field that is filled; a new one otherwise
 * @param certify whether the catalogue names the signature as the one that certifies (§12.8.6)
 * @throws PdfFault when the file cannot be read
 */
export function preparedSignature(
  pdf: Uint8Array,
  dictionary: PdfDict,
  room: number,
  { field, place, certify }: { field?: string; place?: SignaturePlace; certify?: unknown },
): PreparedSignature {
  const file = openPdf(pdf);
  const revision = newRevision(file);
  const signature = addObject(revision, {
    type: 'dict',
    // First of all, so that no text of the dictionary can be taken for it.
    entries: new Map<string, PdfValue>([
      ['ByteRange', pdfArray([0, unknownPlace, unknownPlace, unknownPlace])],
      ['Contents', pdfHex(new Uint8Array(room))],
      ...dictionary.entries,
    ]),
  });
  const fieldName = field ?? freeFieldName(file);
  if (field) fillField(revision, field, signature, place);
  else addField(revision, fieldName, place, signature);
  if (certify) changeCatalog(revision, 'Perms', pdfDict({ DocMDP: signature }));
  const { bytes, places } = appendedRevision(revision);
  return { ...withByteRange(bytes, places.get(signature.number)!), fieldName };
}

/** The file with the signature in its room; what is left of the room stays zero (ETSI EN 319 142-1 §5.2). */
export function filledSignature(prepared: PreparedSignature, signature: Uint8Array): Buffer {
  if (signature.length > prepared.room) throw new PdfFault('too-large', 'signature');
  const bytes = Buffer.from(prepared.bytes);
  bytes.write(Buffer.from(signature).toString('hex').toUpperCase(), prepared.roomStart, 'latin1');
  return bytes;
}

/** The two parts of a prepared file that are signed. */
export const signedParts = ({ bytes, roomStart, room }: PreparedSignature): [Buffer, Buffer] => [
  bytes.subarray(0, roomStart - 1),
  bytes.subarray(roomStart + 2 * room + 1),
];

function withByteRange(bytes: Buffer, at: number): Omit<PreparedSignature, 'fieldName'> {
  const dict = asKind(readPlaced(bytes, at, (length) => length ?? null).value, 'dict');
  const contents = asKind(dict?.entries.get('Contents'), 'string');
  if (!contents?.at) throw new PdfFault('syntax', 'room');
  const { start, end } = contents.at;
  const numbers = [0, start, end, bytes.length - end];
  const from = bytes.indexOf('[', bytes.indexOf('/ByteRange', at, 'latin1'), 'latin1');
  const to = bytes.indexOf(']', from, 'latin1');
  bytes.write(`[${numbers.join(' ')}]`.padEnd(to + 1 - from), from, 'latin1');
  return { bytes, roomStart: start + 1, room: contents.bytes.length };
}
