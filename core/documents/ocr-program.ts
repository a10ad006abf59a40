import { spawn } from 'node:child_process';
import { fail } from '#core/contract/errors.ts';
import type { FoundWord, Ocr, OcrLayout } from './ocr-reader.ts';
import type { Gray } from './raster.ts';

/** Page segmentation modes of Tesseract 5: 3 finds the layout, 6 takes the image as one block, 11 looks for words alone. */
const layoutModes: Record<OcrLayout, string> = { page: '3', piece: '6', scattered: '11' };
const language = 'ind';
/** What an upright page is drawn at. */
const dpi = '200';

/** Binary PGM (netpbm): a header and the raw bytes; nothing to compress, nothing to decode. */
function pgm(image: Gray): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${image.width} ${image.height}\n255\n`, 'latin1'), image.data]);
}

/** Rows of Tesseract's TSV: level page block paragraph line word left top width height confidence text. */
export function wordsOfTsv(tsv: string): FoundWord[] {
  const words: FoundWord[] = [];
  for (const row of tsv.split('\n')) {
    const cells = row.split('\t');
    if (cells[0] !== '5' || cells.length < 12) continue;
    const [left, top, width, height, confidence] = cells.slice(6, 11).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const text = cells.slice(11).join(' ').trim();
    if (text === '' || confidence < 0) continue;
    words.push({ text, left, top, width, height, confidence: confidence / 100 });
  }
  return words;
}

function run(program: string, args: string[], input: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      // One thread is faster than several that wait for each other, and leaves the other cores to the office.
      env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', OMP_THREAD_LIMIT: '1' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(parts).toString('utf8'));
      else reject(new Error(`tesseract stopped with ${code}`));
    });
    child.stdin.end(input);
  });
}

/** Reads with the Tesseract program: twice as quick as the packaged build. */
export async function openOcrProgram(program: string): Promise<Ocr> {
  const languages = await run(program, ['--list-langs'], Buffer.alloc(0));
  if (!languages.split('\n').includes(language)) fail('documents.ocr-missing');
  return {
    name: 'program',
    async read(image, layout) {
      const args = ['stdin', 'stdout', '-l', language, '--psm', layoutModes[layout], '--dpi', dpi, 'tsv'];
      return wordsOfTsv(await run(program, args, pgm(image)));
    },
    async close() {},
  };
}
