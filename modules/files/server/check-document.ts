import { readFile } from 'node:fs/promises';
import { fail } from '#core/contract/errors.ts';
import { type DocumentType, documentLimits } from '#core/documents/document-type.ts';
import { sniffDocument } from '#core/documents/sniff.ts';

/** Files looked at in one moment by one process; each is in memory whole. */
const atOnce = 2;
let busy = 0;
const waiting: (() => void)[] = [];

/**
 * What the content of a local file is, if it is a document that we take. Nothing of it is opened or drawn.
 * @throws documents.*
 */
export async function checkDocument(path: string, size: number): Promise<DocumentType> {
  if (size > documentLimits.bytes) {
    fail('documents.too-large', { limitMegabytes: documentLimits.bytes / 1024 / 1024 });
  }
  if (busy >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  busy += 1;
  try {
    return sniffDocument(await readFile(path));
  } finally {
    busy -= 1;
    waiting.shift()?.();
  }
}
