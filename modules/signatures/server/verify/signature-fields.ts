import { catalogOf, dictIn, entryOf, itemsIn, type PdfFile, resolved } from '../pdf/pdf-file.ts';
import { asKind, nameOf, type PdfDict, PdfFault, type PdfValue, textOf } from '../pdf/pdf-value.ts';

export interface SignatureField {
  name: string;
  /** The number of the field's object; nothing when it stands directly in the list. */
  number?: number;
  /** The signature dictionary, read from the place in the file where it stands. */
  signature: PdfDict;
}

const mostFields = 5_000;

/** Fields that hold a signature or a time stamp, in the order of the form (ISO 32000-2 §12.7.5.5). */
export function signatureFields(file: PdfFile): SignatureField[] {
  const found: SignatureField[] = [];
  let seen = 0;
  const walk = (value: PdfValue, type: string | undefined, path: string, depth: number): void => {
    const field = asKind(resolved(file, value), 'dict');
    if (!field) return;
    if (depth > 20 || ++seen > mostFields) throw new PdfFault('too-large', 'form');
    const kind = nameOf(entryOf(file, field, 'FT')) ?? type;
    const name = [path, textOf(entryOf(file, field, 'T'))].filter(Boolean).join('.');
    const signature = dictIn(file, field, 'V');
    if (kind === 'Sig' && signature) {
      const number = asKind(value, 'ref')?.number;
      found.push({ name, signature, ...(number !== undefined && { number }) });
    }
    for (const kid of itemsIn(file, field, 'Kids')) walk(kid, kind, name, depth + 1);
  };
  for (const field of itemsIn(file, dictIn(file, catalogOf(file), 'AcroForm'), 'Fields'))
    walk(field, undefined, '', 0);
  return found;
}
