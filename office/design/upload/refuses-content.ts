import { codeOf } from '../states/error-text.ts';

/** Faults of the machine that reads documents, not of the document. */
const ofTheReader = new Set([
  'documents.took-too-long',
  'documents.took-too-much-memory',
  'documents.reader-stopped',
  'documents.cancelled',
  'documents.ocr-missing',
]);

const others = new Set(['files.quarantined', 'core.payload-too-large']);

/** Whether the file itself is not taken, so that sending it again cannot help. */
export function refusesContent(error: unknown): boolean {
  const code = codeOf(error);
  return others.has(code) || (code.startsWith('documents.') && !ofTheReader.has(code));
}
