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

/** `page`: find the layout first. `piece`: one block of writing, for a quick look. `scattered`: words in no order. */
export type OcrLayout = 'page' | 'piece' | 'scattered';

/** One way of reading writing from an evenly lit image; both ways answer alike. */
export interface Ocr {
  name: 'program' | 'wasm';
  read(image: Gray, layout: OcrLayout): Promise<FoundWord[]>;
  close(): Promise<void>;
}
