import { counters } from '../contract/content.ts';
import { type HtmlNode, painted } from './html-tree.ts';
import type { LooseNode } from './tidy-blocks.ts';

const listStyle = /mso-list\s*:\s*(?!none|ignore|skip)\S+\s+level(\d)/i;

/** Word writes the items of a list as paragraphs that say how deep they stand, and paints their number before them. */
export function isWordItem({ tag, attrs }: HtmlNode): boolean {
  return /^(p|h[1-6]|div)$/.test(tag) && listStyle.test(attrs.style ?? '');
}

interface OpenList {
  level: number;
  isOrdered: boolean;
  counter: string | undefined;
  list: { type: string; attrs?: Record<string, unknown>; content: LooseNode[] };
}

/** The lists that such paragraphs make, one within the other. */
export function wordLists(
  items: readonly HtmlNode[],
  blocksOfItem: (item: HtmlNode) => LooseNode[],
): LooseNode[] {
  const lists: LooseNode[] = [];
  const open: OpenList[] = [];
  for (const item of items) {
    const level = Number(listStyle.exec(item.attrs.style ?? '')?.[1] ?? 1);
    const mark = paintedMark(item);
    const counter = counterOf(mark);
    while (open.length > 0 && open.at(-1)!.level > level) open.pop();
    const same = open.at(-1);
    // Another way of counting at the same depth is another list.
    if (
      same?.level === level &&
      (same.isOrdered !== (counter !== null) || same.counter !== (counter ?? undefined))
    )
      open.pop();
    if (open.at(-1)?.level !== level) {
      const made = newList(level, counter, startOf(mark, counter));
      const above = open.at(-1)?.list.content.at(-1) as { content: LooseNode[] } | undefined;
      if (above) above.content.push(made.list);
      else lists.push(made.list);
      open.push(made);
    }
    open.at(-1)!.list.content.push({ type: 'listItem', content: blocksOfItem(item) });
  }
  return lists;
}

function newList(level: number, counter: string | null, start: number): OpenList {
  const isOrdered = counter !== null;
  return {
    level,
    isOrdered,
    counter: counter ?? undefined,
    list: isOrdered
      ? { type: 'orderedList', attrs: { counter, start }, content: [] }
      : { type: 'bulletList', content: [] },
  };
}

/** The number or bullet as it was painted. */
function paintedMark(item: HtmlNode): string {
  const words = (node: HtmlNode): string => node.text + node.children.map(words).join('');
  const find = (node: HtmlNode): HtmlNode | undefined =>
    node.tag === painted || /mso-list\s*:\s*ignore/i.test(node.attrs.style ?? '')
      ? node
      : node.children.map(find).find((one) => one !== undefined);
  const mark = find(item);
  return mark ? words(mark).replace(/[\s\u00a0]+/g, '') : '';
}

/** How it counts; null where it only points. */
function counterOf(mark: string): string | null {
  const sign = mark.endsWith(')') ? ')' : '.';
  const word = mark.replace(/[().]/g, '');
  if (/^\d+$/.test(word)) return known(`1${sign}`);
  if (/^[ivx]+$/.test(word) && word !== 'v' && word !== 'x') return 'i.';
  if (/^[a-z]$/.test(word) && mark !== word) return known(`a${sign}`);
  if (/^[A-Z]$/.test(word) && mark !== word) return 'A.';
  return null;
}

function known(counter: string): string {
  return counters.find((one) => one === counter) ?? '1.';
}

function startOf(mark: string, counter: string | null): number {
  const word = mark.replace(/[().]/g, '');
  if (counter?.startsWith('1')) return Number(word) || 1;
  if (counter?.startsWith('a')) return word.charCodeAt(0) - 96;
  if (counter?.startsWith('A')) return word.charCodeAt(0) - 64;
  return 1;
}
