import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/contract/errors.ts';
import { inspectDocument } from '#core/documents/sandbox.ts';
import { makeLockedPdf, makePdf } from '#core/documents/testing/make-pdf.ts';
import { makeDocx } from '#core/documents/testing/make-zip.ts';
import { checkDocument } from './check-document.ts';

vi.mock('#core/documents/sandbox.ts', { spy: true });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pendopo-check-'));
});
afterEach(() => vi.mocked(inspectDocument).mockClear());
afterAll(() => rm(folder, { recursive: true, force: true }));

async function check(bytes: Buffer): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return checkDocument(path, bytes.length);
}

/** A PNG that is only its header, of any size on paper. */
function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR........\b\x02\0\0\0', 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
}

describe('looking at an upload', () => {
  it('takes documents by their content, and opens an ordinary PDF not at all', async () => {
    expect(await check(makePdf([{ lines: [{ text: 'Undangan', x: 50, y: 50 }] }]))).toBe('pdf');
    expect(inspectDocument).not.toHaveBeenCalled();
    expect(await check(makeDocx({ paragraphs: ['Undangan'] }))).toBe('docx');
    expect(inspectDocument).toHaveBeenCalledOnce();
  });

  it('takes a PDF that only speaks of encryption', async () => {
    expect(await check(makePdf([{ lines: [{ text: 'Bab 3: /Encrypt', x: 50, y: 50 }] }]))).toBe('pdf');
    expect(inspectDocument).toHaveBeenCalledOnce();
  });

  it.each([
    ['a locked PDF', () => makeLockedPdf(), 'documents.encrypted'],
    [
      'a DOCX with macros',
      () => makeDocx({ extra: [{ name: 'word/vbaProject.bin', content: 'x' }] }),
      'documents.macros',
    ],
    ['a picture of 60,000 × 60,000', () => pngHeader(60_000, 60_000), 'documents.too-many-pixels'],
    ['a picture without a size', () => pngHeader(0, 10), 'documents.broken'],
  ])('refuses %s', async (_what, make, code) => {
    await expect(check(make())).rejects.toMatchObject({ code });
  });

  it.each(['core.busy', 'documents.cancelled', 'documents.took-too-long', 'documents.reader-stopped'])(
    'does not hold an upload up for the readers (%s)',
    async (code) => {
      vi.mocked(inspectDocument).mockRejectedValueOnce(new AppError(code));
      expect(await check(makeDocx({ paragraphs: ['Undangan'] }))).toBe('docx');
    },
  );

  it('refuses more than a document may have before it is read', async () => {
    await expect(checkDocument('/nowhere', 51 * 1024 * 1024)).rejects.toMatchObject({
      code: 'documents.too-large',
    });
  });
});
