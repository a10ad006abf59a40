import type { MarkedWords } from '../../contract/views.ts';

/** Words, those that were looked for marked. */
export function MarkedText({ of }: { of: MarkedWords }) {
  let at = 0;
  return of.map(({ text, hit }) => {
    const key = at;
    at += text.length;
    return hit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
