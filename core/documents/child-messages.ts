import type { DocumentType } from './document-type.ts';
import type { DocxHtml } from './docx-html.ts';
import type { Inspection } from './inspect.ts';
import type { ReadResult } from './read-pages.ts';

/** What a child is asked to do: exactly one thing, then it ends. */
export type ChildTask =
  | { kind: 'inspect'; source: string; type: DocumentType; maxPages: number }
  | { kind: 'docx-html'; source: string }
  | {
      kind: 'read';
      source: string;
      type: DocumentType;
      outDir: string;
      maxPages: number;
      ocr?: 'auto' | 'program' | 'wasm';
    };

/** What it says while it works. The last message is a result or a failure. */
export type ChildMessage =
  | { kind: 'page'; done: number; total: number }
  | { kind: 'inspected'; result: Inspection }
  | { kind: 'read'; result: ReadResult }
  | { kind: 'docx-html'; result: DocxHtml }
  | { kind: 'failed'; code: string; params: Record<string, unknown> };
