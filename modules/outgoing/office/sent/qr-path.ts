import { create } from 'qrcode';

/** A QR code as one path in units of its modules, with the quiet zone of four that readers need (ISO/IEC 18004 §9.1). */
export function qrPath(words: string): { size: number; path: string } {
  const quiet = 4;
  const { modules } = create(words, { errorCorrectionLevel: 'M' });
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      const from = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
      runs.push(`M${from + quiet} ${row + quiet}h${column - from + 1}v1h-${column - from + 1}z`);
    }
  }
  return { size: modules.size + 2 * quiet, path: runs.join('') };
}
