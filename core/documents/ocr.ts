import { access } from 'node:fs/promises';
import { fail } from '#core/contract/errors.ts';
import { openOcrProgram } from './ocr-program.ts';
import type { Ocr } from './ocr-reader.ts';
import { openOcrWasm } from './ocr-wasm.ts';

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

/** Opens the Tesseract program that is given, else the packaged WebAssembly build. @throws documents.ocr-missing */
export async function openOcr(program?: string): Promise<Ocr> {
  try {
    return await (program ? openOcrProgram(program) : openOcrWasm());
  } catch (error) {
    console.error(error);
    return fail('documents.ocr-missing');
  }
}
