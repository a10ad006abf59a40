import type { PageText, Word } from '#core/documents/page-text.ts';

const COLUMN = 0.0098;
const ROW = 0.0165;
const LEFT = 0.08;

/**
 * A page typed on a grid, for tests: each line of the text is a row, each character a column, so that spaces
 * set columns apart as on paper. `from` is the first row used.
 */
export function typedPage(
  text: string,
  options: { page?: number; from?: number; confidence?: number } = {},
): PageText {
  const rows = text.replace(/^\n/, '').split('\n');
  const words: Word[] = rows.flatMap((row, line) =>
    [...row.matchAll(/\S+/g)].map((match) => ({
      text: match[0],
      box: {
        x: LEFT + match.index * COLUMN,
        y: 0.04 + (line + (options.from ?? 0)) * ROW,
        w: match[0].length * COLUMN - 0.002,
        h: 0.0095,
      },
      confidence: options.confidence ?? 0.96,
      line,
      block: 0,
    })),
  );
  return { page: options.page ?? 1, width: 1654, height: 2339, source: 'ocr', rotation: 0, words };
}
