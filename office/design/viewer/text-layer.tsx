import { useQuery } from '@tanstack/react-query';
import { type CSSProperties, Fragment, memo, useMemo } from 'react';
import { boxAround } from '#core/documents/page-text.ts';
import { type PageWords, type PlacedWord, placedWords } from '#core/documents/page-words.ts';
import type { DocumentReader } from './document-reader.ts';
import styles from './viewer.module.css';

/** How long the words of a page stay once it is out of sight. */
const keptMilliseconds = 30_000;
/** Letters are a little lower than the box that was measured around them. */
const letterHeight = 0.85;

/** The words of a page, read when they are first wanted. */
export function usePageWords(reader: DocumentReader | undefined, page: number, enabled = true) {
  return useQuery({
    queryKey: [...(reader?.key ?? []), 'words', page],
    queryFn: ({ signal }) => reader!.words(page, signal),
    enabled: reader !== undefined && enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: keptMilliseconds,
  });
}

interface TextLayerProps {
  words: PageWords;
  /** Width of the page divided by its height. */
  shape: number;
}

/** The text of a page, unseen over its picture: it can be selected, copied, and read aloud. */
export const TextLayer = memo(function TextLayer({ words, shape }: TextLayerProps) {
  const lines = useMemo(() => linesOf(words), [words]);
  return (
    <div className={styles.words}>
      {lines.map((line) => (
        <Fragment key={line[0]!.line}>
          <Line words={line} shape={shape} />
          {/* Lines are placed one by one: without it they would be copied as one. */}
          <br />
        </Fragment>
      ))}
    </div>
  );
});

function linesOf(words: PageWords): PlacedWord[][] {
  const lines = new Map<number, PlacedWord[]>();
  for (const word of placedWords(words)) {
    if (word.box.w === 0) continue;
    const line = lines.get(word.line);
    if (line) line.push(word);
    else lines.set(word.line, [word]);
  }
  return [...lines.values()];
}

function Line({ words, shape }: { words: readonly PlacedWord[]; shape: number }) {
  const box = boxAround(words.map((word) => word.box));
  const style: CSSProperties = {
    left: percent(box.x),
    top: percent(box.y),
    width: percent(box.w),
    fontSize: `${box.h * letterHeight * 100}cqh`,
    lineHeight: `${box.h * 100}cqh`,
  };
  return (
    <div className={styles.line} style={style}>
      {words.map((word, at) => {
        const next = words[at + 1];
        const room = Math.max(0, (next ? next.box.x : box.x + box.w) - word.box.x);
        const natural = widthOf(word.text) * box.h * letterHeight;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of a page that was read never change
          <span key={at} className={styles.word} style={{ width: percent(room / (box.w || 1)) }}>
            <span
              className={styles.letters}
              style={{ transform: `scaleX(${((word.box.w * shape) / (natural || 1)).toFixed(4)})` }}
            >
              {next ? `${word.text} ` : word.text}
            </span>
          </span>
        );
      })}
    </div>
  );
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

const widths = new Map<string, number>();
let pen: CanvasRenderingContext2D | null | undefined;

/** Width of a word in letter heights, in the letters that the layer uses. */
function widthOf(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  pen ??= document.createElement('canvas').getContext('2d');
  if (pen) pen.font = '100px sans-serif';
  const width = (pen?.measureText(text).width ?? text.length * 50) / 100;
  if (widths.size > 20_000) widths.clear();
  widths.set(text, width);
  return width;
}
