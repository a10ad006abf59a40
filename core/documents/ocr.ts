import { access } from 'node:fs/promises';
import { fail } from '#core/contract/errors.ts';
import { openOcrProgram } from './ocr-program.ts';
import { openOcrWasm } from './ocr-wasm.ts';
import type { Gray } from './raster.ts';

/** A word as the reader saw it, in pixels of the image it was given. */
export interface FoundWord {
  text: string;
  left: number;
  top: number;
  width: number;
  height: number;
  /** 0..1 */
  confidence: number;
}

/** `page`: find the layout first. `piece`: one block of writing, for a quick look. */
export type OcrLayout = 'page' | 'piece';

/** One way of reading writing from an evenly lit image; both ways answer alike. */
export interface Ocr {
  name: 'program' | 'wasm';
  read(image: Gray, layout: OcrLayout): Promise<FoundWord[]>;
  close(): Promise<void>;
}

export interface OcrOptions {
  /** Where intermediate files may be written. */
  workDir: string;
  /** The Tesseract program; without it the packaged WebAssembly build reads. */
  program?: string;
  dpi?: number;
  signal?: AbortSignal;
}

const usualPrograms = ['/usr/bin/tesseract', '/usr/local/bin/tesseract', '/opt/homebrew/bin/tesseract'];

/** The Tesseract program of this machine, if there is one. Only fixed places: the search path is not trusted. */
export async function findOcrProgram(): Promise<string | undefined> {
  for (const path of usualPrograms) {
    try {
      await access(path);
      return path;
    } catch {
      // Not there: look at the next place.
    }
  }
  return undefined;
}

/** Opens the quicker reader that is present. @throws documents.ocr-missing */
export async function openOcr(options: OcrOptions): Promise<Ocr> {
  if (options.program) return openOcrProgram(options.program, options);
  try {
    return await openOcrWasm(options);
  } catch {
    return fail('documents.ocr-missing');
  }
}
