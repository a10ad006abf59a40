import type { Readable } from 'node:stream';
import { AppError } from '../contract/errors.ts';

/** Bytes of strangers that are in the memory of this process at once; more are refused, not waited for. */
const mostInHand = 256 * 1_048_576;
let inHand = 0;

/** How much more than allowed is read and dropped, so that whoever sends it hears why it was refused. */
const heardOut = 10;

/**
 * A body read into memory, for what is looked at and not kept, while `work` runs; forgotten afterwards.
 * @throws core.payload-too-large {limitMegabytes}, core.busy when too much is in hand already
 */
export async function withWholeBody<T>(
  body: Readable,
  maxBytes: number,
  work: (bytes: Buffer) => Promise<T>,
): Promise<T> {
  let taken = 0;
  let size = 0;
  let refusal: AppError | undefined;
  let pieces: Buffer[] = [];
  const refuse = (error: AppError): void => {
    refusal ??= error;
    pieces = [];
  };
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > maxBytes * heardOut) break;
      if (size > maxBytes) refuse(tooLarge(maxBytes));
      if (refusal) continue;
      if (inHand + piece.length > mostInHand) {
        refuse(new AppError('core.busy'));
        continue;
      }
      inHand += piece.length;
      taken += piece.length;
      pieces.push(piece);
    }
    if (refusal) throw refusal;
    return await work(Buffer.concat(pieces));
  } finally {
    inHand -= taken;
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('core.payload-too-large', { limitMegabytes: Math.floor(maxBytes / 1_048_576) });
}
