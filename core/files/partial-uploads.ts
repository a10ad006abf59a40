import type { Readable } from 'node:stream';
import { fail } from '../contract/errors.ts';
import './errors.ts';

/** One received piece: where in the upload it begins, and how many bytes it has. */
export interface Part {
  offset: number;
  size: number;
}

/**
 * The pieces of uploads on their way in. Each piece is written whole under its offset and never changed, so two
 * requests that send the same upload at once cannot mix their bytes.
 */
export interface PartialUploads {
  /** How many bytes are safely here without a gap. */
  received(uploadId: string): Promise<number>;
  /**
   * Adds bytes at `offset` and returns how many are here then. When the sender breaks off, what had come is kept
   * and the error is thrown on.
   * @throws files.offset-mismatch {offset}, files.too-many-parts, core.payload-too-large above `maxBytes` in all
   */
  append(uploadId: string, offset: number, content: Readable, maxBytes: number): Promise<number>;
  /** All bytes from the first on. */
  open(uploadId: string): Promise<Readable>;
  discard(uploadId: string): Promise<void>;
}

/** Pieces of one upload, at most; a listing stays one page and a stranger's single bytes stay cheap. */
const maxParts = 1_000;

/** The pieces that follow each other from byte 0 on, in order. */
export function contiguous(parts: readonly Part[]): Part[] {
  const byOffset = new Map(parts.filter((part) => part.size > 0).map((part) => [part.offset, part]));
  const chain: Part[] = [];
  let end = 0;
  for (let part = byOffset.get(0); part; part = byOffset.get(end)) {
    chain.push(part);
    end += part.size;
  }
  return chain;
}

/** Where the next piece has to begin. */
export function endOf(parts: readonly Part[]): number {
  const last = contiguous(parts).at(-1);
  return last ? last.offset + last.size : 0;
}

/** Stops a piece that does not continue what is here. */
export function ensureContinues(parts: readonly Part[], offset: number): void {
  const end = endOf(parts);
  if (offset !== end) fail('files.offset-mismatch', { offset: end });
  if (parts.length >= maxParts) fail('files.too-many-parts');
}

/** The file name of a piece: sorts by offset. */
export function partName(offset: number): string {
  return String(offset).padStart(12, '0');
}
