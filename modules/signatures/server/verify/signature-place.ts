import { createHash } from 'node:crypto';
import { withoutRoom } from '../cms/check-signed-data.ts';
import { asKind, type PdfDict } from '../pdf/pdf-value.ts';
import type { Digest } from '../x509/signature-algorithm.ts';
import { endWithLine, type Revision } from './revisions.ts';
import type { PlaceFault } from './verification.ts';

export interface SignaturePlaceFound {
  faults: PlaceFault[];
  /** Index of the revision that is covered from the first byte to the last. */
  revision?: number;
  message?: Uint8Array;
  digestOf(algorithm: Digest): Uint8Array;
}

/**
 * Where a signature stands and what it covers (ISO 32000-2 §12.8.1): two parts from the first byte on, the gap between
 * them exactly the hexadecimal string of this dictionary's own /Contents, the second to the end of the revision that
 * brought the signature. Anything else is one of the known forgeries (byte range moved, wrapped, emptied).
 */
export function signaturePlace(
  bytes: Uint8Array,
  revisions: readonly Revision[],
  signature: PdfDict,
): SignaturePlaceFound {
  const digestOf = () => new Uint8Array();
  const range = asKind(signature.entries.get('ByteRange'), 'array')?.items ?? [];
  const contents = asKind(signature.entries.get('Contents'), 'string');
  const whole = range.every((item) => typeof item === 'number' && Number.isInteger(item) && item >= 0);
  const [start, first, second, length] = range as number[];
  if (!whole || range.length !== 4 || start !== 0) return { faults: ['odd-byte-range'], digestOf };
  if (!contents?.at || !contents.hex) return { faults: ['odd-contents'], digestOf };
  const { at } = contents;
  const end = second! + length!;
  if (first !== at.start || second !== at.end || end > bytes.length)
    return { faults: ['odd-byte-range'], digestOf };
  const message = withoutRoom(contents.bytes);
  // Digits and nothing else: one that is left out shifts the others, and nobody would have signed that.
  const digits = Buffer.from(bytes.subarray(at.start + 1, at.end - 1)).toString('latin1');
  if (!message || digits.toLowerCase() !== Buffer.from(contents.bytes).toString('hex'))
    return { faults: ['odd-contents'], digestOf };
  const revision = revisions.findIndex((one) => end >= one.end && end <= endWithLine(bytes, one.end));
  const isOwn = revision >= 0 && at.start >= revisions[revision]!.start;
  return {
    faults: isOwn ? [] : ['not-to-the-end'],
    ...(isOwn && { revision }),
    message,
    digestOf: (algorithm) =>
      createHash(algorithm).update(bytes.subarray(0, first)).update(bytes.subarray(second!, end)).digest(),
  };
}
