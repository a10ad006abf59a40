import { fail } from '#core/contract/errors.ts';
import type { ChildTask } from './child-messages.ts';
import { type DocumentType, documentLimits } from './document-type.ts';
import type { DocxHtml } from './docx-html.ts';
import type { Inspection } from './inspect.ts';
import type { ReadResult } from './read-pages.ts';
import { runInSandbox, type SandboxLimits, sandboxMemoryBytes } from './run-in-sandbox.ts';

export type { ReadResult } from './read-pages.ts';

export interface ReadOptions {
  /** Path of the original, which is only read. */
  source: string;
  /** As `sniffDocument` found it. */
  type: DocumentType;
  /** An existing folder of the caller's; after an error it may hold part of the pages. */
  outDir: string;
  maxPages: number;
  signal?: AbortSignal;
  onPage?(done: number, total: number): void;
  /** `auto` takes the Tesseract program where present, else the packaged build. */
  ocr?: 'auto' | 'program' | 'wasm';
  limits?: Partial<SandboxLimits>;
}

export interface InspectOptions {
  source: string;
  type: DocumentType;
  maxPages?: number;
  signal?: AbortSignal;
  limits?: Partial<SandboxLimits>;
}

/** A page takes 3 s, on a busy machine with the packaged reader 20 s; a whole document three hours at most: a thousand scans. */
const readLimits: SandboxLimits = {
  silenceMilliseconds: 90_000,
  totalMilliseconds: 3 * 3_600_000,
  memoryBytes: sandboxMemoryBytes,
};

/** A verdict on an upload comes within 20 seconds. */
const inspectLimits: SandboxLimits = {
  silenceMilliseconds: 20_000,
  totalMilliseconds: 20_000,
  memoryBytes: sandboxMemoryBytes,
};

/**
 * Reads a document into upright page images (WebP with thumbnails), text with places, and, where writing had to be
 * recognised, a searchable PDF beside the untouched original. Runs in a child process with limits.
 * @throws documents.* (`errors.ts`), core.busy
 */
export async function readDocument(options: ReadOptions): Promise<ReadResult> {
  const { source, type, outDir, maxPages, signal, onPage, ocr, limits } = options;
  const task: ChildTask = { kind: 'read', source, type, outDir, maxPages, ...(ocr ? { ocr } : {}) };
  const message = await runInSandbox(task, {
    limits: { ...readLimits, ...limits },
    ...(signal ? { signal } : {}),
    ...(onPage ? { onPage } : {}),
  });
  return message.kind === 'read' ? message.result : fail('documents.reader-stopped');
}

/**
 * Tells within 20 seconds whether a file can be read at all, how many pages it has and what to be warned of.
 * @throws documents.* as `inspect`, core.busy
 */
export async function inspectDocument(options: InspectOptions): Promise<Inspection> {
  const { source, type, maxPages = documentLimits.pages, signal, limits } = options;
  const message = await runInSandbox(
    { kind: 'inspect', source, type, maxPages },
    { limits: { ...inspectLimits, ...limits }, ...(signal ? { signal } : {}) },
  );
  return message.kind === 'inspected' ? message.result : fail('documents.reader-stopped');
}

/**
 * The words of a DOCX as HTML, with what was left out; within 20 seconds. The HTML is text to be read, never to be shown.
 * @throws documents.* as `docxHtml`, core.busy
 */
export async function readDocxHtml(options: Pick<InspectOptions, 'source' | 'signal'>): Promise<DocxHtml> {
  const { source, signal } = options;
  const message = await runInSandbox(
    { kind: 'docx-html', source },
    { limits: inspectLimits, ...(signal ? { signal } : {}) },
  );
  return message.kind === 'docx-html' ? message.result : fail('documents.reader-stopped');
}
