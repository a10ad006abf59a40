import { inflateSync } from 'node:zlib';
import { asKind, nameOf, type PdfDict, PdfFault, type PdfStream, type PdfValue } from './pdf-value.ts';

/** Longest result of one stream of the file's structure. */
const longest = 32 * 1024 * 1024;

/**
 * The bytes of a stream of the file's structure (cross-references, packed objects): as they are, or FlateDecode with or
 * without a PNG predictor (ISO 32000-2 §7.4.4). Nothing else is written there by anybody, so nothing else is read.
 * @param budget bytes that may still be unpacked from this file; a stream that goes beyond is refused
 * @throws PdfFault filter | too-large
 */
export function decodedStream(stream: PdfStream, budget: { left: number }): Uint8Array {
  const { entries } = stream.dict;
  const filters = listOf(entries.get('Filter'));
  const parameters = listOf(entries.get('DecodeParms'));
  if (filters.length === 0) return stream.raw;
  if (filters.length > 1 || nameOf(filters[0]) !== 'FlateDecode') throw new PdfFault('filter');
  const limit = Math.min(longest, budget.left);
  if (limit <= 0) throw new PdfFault('too-large', 'streams');
  const data = inflated(stream.raw, limit);
  budget.left -= data.length;
  const predicted = asKind(parameters[0], 'dict');
  return predicted ? unpredicted(data, predicted) : data;
}

const listOf = (value: PdfValue | undefined): PdfValue[] =>
  value === undefined || value === null ? [] : (asKind(value, 'array')?.items ?? [value]);

function inflated(raw: Uint8Array, limit: number): Uint8Array {
  try {
    return inflateSync(raw, { maxOutputLength: limit });
  } catch (error) {
    const tooLong = error instanceof RangeError || Object(error).code === 'ERR_BUFFER_TOO_LARGE';
    throw new PdfFault(tooLong ? 'too-large' : 'filter', 'FlateDecode');
  }
}

const wholeOf = (dict: PdfDict, key: string, otherwise: number): number => {
  const value = dict.entries.get(key) ?? otherwise;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 1_000)
    throw new PdfFault('filter', key);
  return value;
};

/** Undoes the PNG predictors (ISO 32000-2 §7.4.4.4; PNG §9), which every row names in its first byte. */
function unpredicted(data: Uint8Array, parameters: PdfDict): Uint8Array {
  const predictor = wholeOf(parameters, 'Predictor', 1);
  if (predictor === 1) return data;
  if (predictor < 10 || predictor > 15) throw new PdfFault('filter', 'Predictor');
  const bits = wholeOf(parameters, 'Colors', 1) * wholeOf(parameters, 'BitsPerComponent', 8);
  const width = Math.ceil((bits * wholeOf(parameters, 'Columns', 1)) / 8);
  const step = Math.max(1, bits >> 3);
  const rows = Math.floor(data.length / (width + 1));
  if (rows * (width + 1) !== data.length) throw new PdfFault('filter', 'rows');
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (width + 1)]!;
    const here = row * width;
    for (let column = 0; column < width; column++) {
      const left = column >= step ? out[here + column - step]! : 0;
      const up = row > 0 ? out[here + column - width]! : 0;
      const corner = row > 0 && column >= step ? out[here + column - width - step]! : 0;
      const value = data[row * (width + 1) + 1 + column]!;
      out[here + column] = value + predicted(kind, left, up, corner);
    }
  }
  return out;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 0) return 0;
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) throw new PdfFault('filter', 'row');
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
