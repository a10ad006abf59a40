import {
  type Block,
  type Content,
  contentLimits,
  counters,
  type Inline,
  marks,
  Variable,
} from '../contract/content.ts';
import { evenTable } from './even-table.ts';

/** A node as somebody gives it: of another editor, of an older release, of two people at once. */
export interface LooseNode {
  type?: unknown;
  attrs?: unknown;
  content?: unknown;
  text?: unknown;
  marks?: unknown;
}

/** Below this depth lists and tables are written as their paragraphs: a table needs four levels below itself. */
const deepestContainer = contentLimits.depth - 4;
const longestRun = 50_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here
const unprintable = /[\u0000-\u001f\u007f]/g;

/**
 * The blocks of a letter out of loose ones: what a letter does not know is left out, the words in it stay. Merged edits of
 * several people, which no single one of them made, become blocks that the contract takes too.
 */
export function tidyBlocks(nodes: readonly unknown[]): Block[] {
  return blocksIn(nodes, 1);
}

/** A whole text; null where nothing is written in it. */
export function tidyContent(nodes: readonly unknown[]): Content | null {
  const blocks = tidyBlocks(nodes);
  return blocks.some(says) ? { type: 'doc', content: blocks } : null;
}

/** Whether a block says anything: words, a variable, a table. */
export function says(block: Block): boolean {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return (block.content ?? []).some(
        (inline) => inline.type === 'variable' || (inline.type === 'text' && inline.text.trim() !== ''),
      );
    case 'pageBreak':
      return false;
    case 'table':
      return true;
    default:
      return (block.content as { content: Block[] }[]).some((item) => item.content.some(says));
  }
}

const inlineTypes = new Set(['text', 'hardBreak', 'variable']);

function blocksIn(nodes: readonly unknown[], depth: number): Block[] {
  const blocks: Block[] = [];
  let loose: LooseNode[] = [];
  const gather = () => {
    if (loose.length > 0) blocks.push({ type: 'paragraph', ...inlinesOf(loose) });
    loose = [];
  };
  for (const node of nodes) {
    const one = Object(node) as LooseNode;
    if (inlineTypes.has(String(one.type))) loose.push(one);
    else {
      gather();
      blocks.push(...blockOf(one, depth));
    }
  }
  gather();
  return blocks;
}

function childrenOf(node: LooseNode): unknown[] {
  return Array.isArray(node.content) ? node.content : [];
}

function attrsOf(node: LooseNode): Record<string, unknown> {
  return Object(node.attrs) as Record<string, unknown>;
}

const alignments = ['left', 'center', 'right', 'justify'] as const;
const oneOf = <T>(list: readonly T[], value: unknown): T | undefined => list.find((one) => one === value);
const wholeFrom = (least: number, most: number, value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined;

const makers: Record<string, (node: LooseNode, depth: number) => Block[]> = {
  paragraph: (node) => {
    const textAlign = oneOf(alignments, attrsOf(node).textAlign);
    const attrs = {
      ...(textAlign && textAlign !== 'left' ? { textAlign } : {}),
      ...(attrsOf(node).indent === true ? { indent: true } : {}),
    };
    return [
      {
        type: 'paragraph',
        ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
        ...inlinesOf(childrenOf(node)),
      },
    ];
  },
  heading: (node) => {
    const textAlign = oneOf(alignments, attrsOf(node).textAlign);
    const level = wholeFrom(1, 3, attrsOf(node).level) ?? 1;
    return [
      {
        type: 'heading',
        attrs: { level, ...(textAlign && textAlign !== 'left' ? { textAlign } : {}) },
        ...inlinesOf(childrenOf(node)),
      },
    ];
  },
  pageBreak: () => [{ type: 'pageBreak' }],
  bulletList: (node, depth) => {
    const content = itemsOf(node, 'listItem', depth);
    return content.length > 0 ? [{ type: 'bulletList', content }] : [];
  },
  orderedList: (node, depth) => {
    const content = itemsOf(node, 'listItem', depth);
    const counter = oneOf(counters, attrsOf(node).counter);
    const start = wholeFrom(1, 9_999, attrsOf(node).start);
    const attrs = {
      ...(counter && counter !== '1.' ? { counter } : {}),
      ...(start && start !== 1 ? { start } : {}),
    };
    if (content.length === 0) return [];
    return [{ type: 'orderedList', ...(Object.keys(attrs).length > 0 ? { attrs } : {}), content }];
  },
  clauses: (node, depth) => {
    const content = itemsOf(node, 'clause', depth);
    return content.length > 0 ? [{ type: 'clauses', content }] : [];
  },
  table: (node, depth) => {
    const rows = childrenOf(node)
      .map((row) => Object(row) as LooseNode)
      .filter((row) => row.type === 'tableRow')
      .map((row) => childrenOf(row).map((cell) => cellOf(Object(cell) as LooseNode, depth + 3)));
    const table = evenTable(rows, attrsOf(node).widths);
    return table ? [table] : [];
  },
};

function blockOf(node: LooseNode, depth: number): Block[] {
  const type = String(node.type);
  const make = Object.hasOwn(makers, type) ? makers[type] : undefined;
  const isContainer = !/^(paragraph|heading|pageBreak)$/.test(type);
  // What is unknown or too deep is gone; what it says is not.
  if (!make || (isContainer && depth > deepestContainer)) return blocksIn(childrenOf(node), depth);
  return make(node, depth);
}

function itemsOf<T extends 'listItem' | 'clause'>(
  node: LooseNode,
  type: T,
  depth: number,
): { type: T; content: Block[] }[] {
  return childrenOf(node).map((child) => {
    const item = Object(child) as LooseNode;
    const inner = item.type === type ? childrenOf(item) : [item];
    const content = blocksIn(inner, depth + 2);
    return { type, content: content.length > 0 ? content : [{ type: 'paragraph' }] };
  });
}

function cellOf(node: LooseNode, depth: number) {
  const content = blocksIn(childrenOf(node), depth);
  return {
    isHeader: node.type === 'tableHeader',
    colspan: wholeFrom(1, contentLimits.columns, attrsOf(node).colspan) ?? 1,
    rowspan: wholeFrom(1, contentLimits.rows, attrsOf(node).rowspan) ?? 1,
    content: content.length > 0 ? content : [{ type: 'paragraph' as const }],
  };
}

function inlinesOf(nodes: readonly unknown[]): { content?: Inline[] } {
  const inlines: Inline[] = [];
  for (const node of nodes) {
    for (const inline of inlineOf(Object(node) as LooseNode)) {
      const last = inlines.at(-1);
      if (
        last?.type === 'text' &&
        inline.type === 'text' &&
        sameMarks(last.marks, inline.marks) &&
        last.text.length + inline.text.length <= longestRun
      )
        last.text += inline.text;
      else inlines.push(inline);
    }
  }
  return inlines.length > 0 ? { content: inlines } : {};
}

function inlineOf(node: LooseNode): Inline[] {
  if (node.type === 'hardBreak') return [{ type: 'hardBreak' }];
  if (node.type === 'variable') {
    const name = Variable.safeParse(attrsOf(node).name);
    return name.success ? [{ type: 'variable', attrs: { name: name.data }, ...marksOf(node) }] : [];
  }
  if (node.type !== 'text') return childrenOf(node).flatMap((child) => inlineOf(Object(child) as LooseNode));
  if (typeof node.text !== 'string') return [];
  const text = node.text.replace(unprintable, ' ').replace(/\p{Surrogate}/gu, '');
  const runs: Inline[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + longestRun);
    // A pair is not torn.
    if (to < text.length && /[\ud800-\udbff]/.test(text[to - 1]!)) to -= 1;
    runs.push({ type: 'text', text: text.slice(from, to), ...marksOf(node) });
    from = to;
  }
  return runs;
}

function marksOf(node: LooseNode): { marks?: { type: (typeof marks)[number] }[] } {
  const given = new Set(
    (Array.isArray(node.marks) ? node.marks : []).map((mark) => (Object(mark) as LooseNode).type),
  );
  const known = marks.filter((mark) => given.has(mark)).map((type) => ({ type }));
  return known.length > 0 ? { marks: known } : {};
}

function sameMarks(one: { type: string }[] = [], other: { type: string }[] = []): boolean {
  return one.length === other.length && one.every(({ type }, at) => other[at]!.type === type);
}
