import type { MarkedWords } from '../../contract/views.ts';
import { markEnd, markStart } from './excerpts.queries.ts';

/** What the database marked, as pieces; white space as it is read, not as it was printed. */
export function markedWords(text: string): MarkedWords {
  return text
    .replace(/\s+/g, ' ')
    .split(markStart)
    .flatMap((part, at) => {
      if (at === 0) return [{ text: part, hit: false }];
      const [hit = '', ...rest] = part.split(markEnd);
      return [
        { text: hit, hit: true },
        { text: rest.join(''), hit: false },
      ];
    })
    .filter((piece) => piece.text !== '');
}
