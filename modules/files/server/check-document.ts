import { readFile } from 'node:fs/promises';
import { AppError, fail } from '#core/contract/errors.ts';
import { type DocumentType, documentLimits } from '#core/documents/document-type.ts';
import { inspectDocument } from '#core/documents/sandbox.ts';
import { sniffDocument } from '#core/documents/sniff.ts';
import { turnTaking } from '#core/documents/turn-taking.ts';

/** Files looked at in one moment by one process; each is in memory whole. */
const turns = turnTaking(2);
/** An upload does not wait longer than this for the readers, which may be busy with long scans. */
const patience = 8_000;
/** The readers had no time, or stumbled: whoever reads the document later says what is wrong with it. */
const undecided: ReadonlySet<string> = new Set([
  'core.busy',
  'documents.cancelled',
  'documents.took-too-long',
  'documents.took-too-much-memory',
  'documents.reader-stopped',
]);

/**
 * What the content of a local file is, if it is a document that we take. Only headers are read here; what may be
 * locked, or is packed, is opened in the cage of the document readers.
 * @throws documents.*
 */
export async function checkDocument(
  path: string,
  size: number,
  maxPages: number = documentLimits.pages,
): Promise<DocumentType> {
  if (size > documentLimits.bytes) {
    fail('documents.too-large', { limitMegabytes: documentLimits.bytes / 1024 / 1024 });
  }
  const { type, caged } = await lookAt(path, maxPages);
  if (caged) await inspectCaged(path, type, maxPages);
  return type;
}

async function lookAt(path: string, maxPages: number): Promise<{ type: DocumentType; caged: boolean }> {
  const leave = await turns.enter();
  try {
    const bytes = await readFile(path);
    const type = sniffDocument(bytes);
    if (type === 'docx') return { type, caged: true };
    // A PDF that mentions encryption may be open to everybody: only the engine can tell.
    if (type === 'pdf') return { type, caged: bytes.includes('/Encrypt') };
    // Loaded late: it brings the PDF engine along, which a web process does not need.
    const { inspect } = await import('#core/documents/inspect.ts');
    await inspect(type, bytes, maxPages);
    return { type, caged: false };
  } finally {
    leave();
  }
}

async function inspectCaged(source: string, type: DocumentType, maxPages: number): Promise<void> {
  try {
    await inspectDocument({ source, type, maxPages, signal: AbortSignal.timeout(patience) });
  } catch (error) {
    if (!(error instanceof AppError) || !undecided.has(error.code)) throw error;
  }
}
