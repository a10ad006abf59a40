import type { Block } from '../../../contract/content.ts';
import type { Paper as PaperSize } from '../../../contract/terms.ts';

/** A table as it is printed: shares of the width, and cells as text. */
export interface PrintedTable {
  piece: 'table';
  heading: string | null;
  columns: { heading: string; share: number; align: 'left' | 'center' }[];
  rows: string[][];
}

/** Who signs, as it is printed. */
export interface PrintedSignature {
  /** Above the title: "PIHAK KESATU,", "Penerima,". */
  caption: string | null;
  lines: string[];
  name: string;
  details: string[];
  /** Null where the place is left free for a signature on paper. */
  electronic: { sentence: string; qr: string; qrAlt: string; address: string } | null;
}

/** Every piece of paper with its words filled in; `printing/pieces.typ` has a function of the same name for each. */
export type PaperPiece =
  | {
      piece: 'letterhead';
      form: 'post' | 'agency';
      lines: string[];
      address: string[];
      emblem: string | null;
      emblemAlt: string;
    }
  | { piece: 'line'; text: string; align: 'left' | 'center' | 'right'; above: number }
  | { piece: 'rows'; rows: string[][]; indent: number; closed: boolean; closing?: boolean }
  | { piece: 'title'; title: string; number: string | null; about: string[] }
  | { piece: 'recipients'; lead: string; names: string[]; at: string[] }
  /** `closing`: the signature follows, and does not stand on a page without some of this text. */
  | { piece: 'content'; blocks: Block[]; closing: boolean }
  | { piece: 'beside'; label: string; blocks: Block[] }
  | { piece: 'heading'; text: string }
  | { piece: 'command'; text: string }
  | { piece: 'people'; label: string | null; people: string[][][]; after: string[] }
  | PrintedTable
  | { piece: 'made'; rows: string[][] }
  | {
      piece: 'signatures';
      arrangement: 'right' | 'with-receipt' | 'parties';
      signatures: PrintedSignature[];
      receipt: string[];
      witnesses: { heading: string; names: string[] } | null;
    }
  | { piece: 'copies'; label: string; items: string[] }
  | { piece: 'annex'; head: string[]; rows: string[][]; title: string; pieces: PaperPiece[] };

/** A letter as the printer takes it: `printing/letter.typ` reads this and nothing else. */
export interface Paper {
  title: string;
  author: string;
  written: { year: number; month: number; day: number };
  page: PageSetUp;
  /** Across the page of what is not yet signed. */
  watermark: string | null;
  footer: string[];
  /** At the head of the first page of SR and R: which copy this is. */
  copyMark: string | null;
  pieces: PaperPiece[];
}

/** Margins in millimetres, type in points. */
export interface PageSetUp {
  paper: PaperSize;
  top: number;
  bottom: number;
  left: number;
  right: number;
  size: number;
  /** Distance between lines in parts of the size of the type. */
  leading: number;
}
