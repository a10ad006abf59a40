import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FoundWord, Ocr, OcrLayout } from './ocr-reader.ts';
import { sharpOf } from './raster.ts';

const require = createRequire(import.meta.url);

/** Reads with the packaged WebAssembly build and its packaged Indonesian data: nothing is fetched. */
export async function openOcrWasm(): Promise<Ocr> {
  const { createWorker, PSM } = await import('tesseract.js');
  const modes: Record<OcrLayout, (typeof PSM)[keyof typeof PSM]> = {
    page: PSM.AUTO,
    piece: PSM.SINGLE_BLOCK,
    scattered: PSM.SPARSE_TEXT,
  };
  const langPath = join(dirname(require.resolve('@tesseract.js-data/ind/package.json')), '4.0.0_best_int');
  const worker = await createWorker('ind', 1, { langPath, gzip: true, cacheMethod: 'none' });
  return {
    name: 'wasm',
    async read(image, layout) {
      const png = await sharpOf(image).png({ compressionLevel: 1 }).toBuffer();
      await worker.setParameters({ tessedit_pageseg_mode: modes[layout], user_defined_dpi: '200' });
      const { data } = await worker.recognize(png, {}, { blocks: true, text: false });
      const words: FoundWord[] = [];
      for (const block of data.blocks ?? []) {
        for (const paragraph of block.paragraphs) {
          for (const line of paragraph.lines) {
            for (const { text, bbox, confidence } of line.words) {
              if (text.trim() === '') continue;
              const { x0, y0, x1, y1 } = bbox;
              words.push({
                text: text.trim(),
                left: x0,
                top: y0,
                width: x1 - x0,
                height: y1 - y0,
                confidence: confidence / 100,
              });
            }
          }
        }
      }
      return words;
    },
    async close() {
      await worker.terminate();
    },
  };
}
