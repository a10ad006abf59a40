import type { Block } from '../contract/content.ts';
import { type HtmlNode, htmlTree, painted } from './html-tree.ts';
import { type LooseNode, says, tidyBlocks } from './tidy-blocks.ts';
import { isWordItem, wordLists } from './word-lists.ts';

/**
 * The blocks of a letter out of HTML: what Word, LibreOffice, a mail or a web page puts on the clipboard, or what a converter
 * makes of a DOCX. Words, lists with their counting, tables with merged cells, bold, italic, underline, alignment and page
 * breaks stay; fonts, colours, sizes, links and pictures do not. Lines without a word are left out.
 */
export function blocksOfHtml(html: string): Block[] {
  return tidyBlocks(blocksOf(htmlTree(html), plainRun))
    .flatMap(trimmed)
    .filter(isThere);
}

/** What the words of a run look like. */
interface Run {
  marks: readonly string[];
}
const plainRun: Run = { marks: [] };

const skipped =
  /^(head|script|style|img|picture|object|video|audio|canvas|button|select|option|del|map|area|colgroup|col|meta|link|title|input|v:.*|w:.*|m:.*)$/;
const blockTag =
  /^(p|div|h[1-6]|ul|ol|li|dl|dd|dt|table|hr|blockquote|pre|section|article|center|address|figure|figcaption|header|footer|main|body|html|form|fieldset|caption|thead|tbody|tfoot|tr|td|th)$/;
const boldTag = new Set(['b', 'strong']);
const italicTag = new Set(['i', 'em', 'cite', 'dfn']);
const underlineTag = new Set(['u', 'ins']);

/** What a style says of one property; those of Word that only end like it are others. */
function styleOf({ attrs }: HtmlNode, property: string): string {
  for (const rule of (attrs.style ?? '').split(';')) {
    const [name, value = ''] = rule.split(':');
    if (name?.trim().toLowerCase() === property) return value.trim().toLowerCase();
  }
  return '';
}

function isHidden({ tag, attrs }: HtmlNode): boolean {
  const style = attrs.style ?? '';
  return (
    skipped.test(tag) ||
    tag === painted ||
    /^docx-(footnote|endnote|comment)/.test(attrs.id ?? '') ||
    /display\s*:\s*none|mso-hide\s*:\s*all|mso-list\s*:\s*ignore|visibility\s*:\s*hidden|mso-element\s*:\s*(footnote|comment|header|footer)/i.test(
      style,
    ) ||
    /MsoCommentReference|MsoFootnoteReference/i.test(attrs.class ?? '')
  );
}

function blocksOf(nodes: readonly HtmlNode[], run: Run): LooseNode[] {
  const blocks: LooseNode[] = [];
  let loose: LooseNode[] = [];
  const gather = () => {
    if (loose.length > 0) blocks.push({ type: 'paragraph', content: loose });
    loose = [];
  };
  for (let at = 0; at < nodes.length; at += 1) {
    const one = nodes[at]!;
    if (one.tag === '#text') {
      if (loose.length > 0 || one.text.trim() !== '') loose.push(...inlineOf(one, run));
    } else if (isWordItem(one)) {
      gather();
      const end = nodes.findIndex((next, index) => index > at && !isWordItem(next) && !isSpace(next));
      const items = nodes.slice(at, end < 0 ? nodes.length : end);
      blocks.push(...wordLists(items.filter(isWordItem), (item) => blocksOf([asParagraph(item)], run)));
      at += items.length - 1;
    } else if (isHidden(one)) {
    } else if (isPageBreak(one)) {
      gather();
      blocks.push({ type: 'pageBreak' });
    } else if (blockTag.test(one.tag) || hasBlocks(one)) {
      gather();
      blocks.push(...blockOf(one, run));
    } else loose.push(...inlineOf(one, run));
  }
  gather();
  return blocks;
}

const isSpace = (one: HtmlNode) => one.tag === '#text' && one.text.trim() === '';
const asParagraph = (item: HtmlNode): HtmlNode => ({ ...item, attrs: {}, tag: 'p' });

function isPageBreak({ tag, attrs }: HtmlNode): boolean {
  const breaks = /page-break-before\s*:\s*always|break-before\s*:\s*page/i.test(attrs.style ?? '');
  return (tag === 'br' && breaks) || (tag === 'hr' && /page-break/.test(attrs.class ?? ''));
}

function hasBlocks({ children }: HtmlNode): boolean {
  return children.some((child) => blockTag.test(child.tag) || isPageBreak(child) || hasBlocks(child));
}

function blockOf(node: HtmlNode, run: Run): LooseNode[] {
  const { tag, children } = node;
  if (tag === 'hr' || tag === 'col') return [];
  if (tag === 'ul' || tag === 'ol') return [listOf(node, run)];
  if (tag === 'table') return tableOf(node, run);
  if (hasBlocks(node)) return blocksOf(children, runOf(node, run));
  const content = children.flatMap((child) => inlineOf(child, runOf(node, run)));
  const textAlign = alignmentOf(node);
  const level = /^h([1-6])$/.exec(tag)?.[1];
  if (level) return [{ type: 'heading', attrs: { level: Math.min(3, Number(level)), textAlign }, content }];
  const indent = Number.parseFloat(styleOf(node, 'text-indent')) > 0;
  return [{ type: 'paragraph', attrs: { textAlign, indent }, content }];
}

function alignmentOf(node: HtmlNode): string | undefined {
  if (node.tag === 'center') return 'center';
  const said =
    styleOf(node, 'text-align') || node.attrs.align || /\balign-(\w+)/.exec(node.attrs.class ?? '')?.[1];
  return said?.toLowerCase().replace('end', 'right').replace('both', 'justify');
}

const listCounters: Readonly<Record<string, string>> = {
  a: 'a.',
  A: 'A.',
  i: 'i.',
  'lower-alpha': 'a.',
  'lower-latin': 'a.',
  'upper-alpha': 'A.',
  'upper-latin': 'A.',
  'lower-roman': 'i.',
};

function listOf(node: HtmlNode, run: Run): LooseNode {
  const items: { type: string; content: LooseNode[] }[] = [];
  for (const child of node.children) {
    if (isSpace(child) || isHidden(child)) continue;
    const last = items.at(-1);
    // Word and LibreOffice put the list below an item behind it.
    if ((child.tag === 'ul' || child.tag === 'ol') && last) last.content.push(listOf(child, run));
    else
      items.push({ type: 'listItem', content: blocksOf(child.tag === 'li' ? child.children : [child], run) });
  }
  if (node.tag === 'ul') return { type: 'bulletList', content: items };
  const style = styleOf(node, 'list-style-type') || styleOf(node, 'list-style');
  const attrs = {
    counter: listCounters[style] ?? listCounters[node.attrs.type ?? ''],
    start: Number(node.attrs.start ?? 1),
  };
  return { type: 'orderedList', attrs, content: items };
}

function tableOf(node: HtmlNode, run: Run): LooseNode[] {
  const before: LooseNode[] = [];
  const rows: LooseNode[] = [];
  const walk = (children: readonly HtmlNode[]) => {
    for (const child of children) {
      if (child.tag === 'tr')
        rows.push({
          type: 'tableRow',
          content: child.children
            .filter((cell) => cell.tag === 'td' || cell.tag === 'th')
            .map((cell) => cellOf(cell, run)),
        });
      else if (child.tag === 'caption') before.push(...blocksOf(child.children, run));
      else if (/^(thead|tbody|tfoot)$/.test(child.tag)) walk(child.children);
    }
  };
  walk(node.children);
  return [
    ...before,
    { type: 'table', content: rows.filter(({ content }) => (content as unknown[]).length > 0) },
  ];
}

function cellOf(cell: HtmlNode, run: Run): LooseNode {
  const span = (name: string) => Math.max(1, Math.floor(Number(cell.attrs[name] ?? 1)) || 1);
  return {
    type: cell.tag === 'th' ? 'tableHeader' : 'tableCell',
    attrs: { colspan: span('colspan'), rowspan: span('rowspan') },
    content: blocksOf(cell.children, run).map((block) => withAlignment(block, alignmentOf(cell))),
  };
}

function withAlignment(block: LooseNode, textAlign: string | undefined): LooseNode {
  const own = Object(block.attrs) as { textAlign?: unknown };
  return block.type === 'paragraph' && textAlign && !own.textAlign
    ? { ...block, attrs: { ...own, textAlign } }
    : block;
}

function runOf(node: HtmlNode, { marks }: Run): Run {
  const { tag } = node;
  const weight = styleOf(node, 'font-weight');
  const marked = new Set(marks);
  if (weight === 'normal' || weight === '400') marked.delete('bold');
  else if (boldTag.has(tag) || weight === 'bold' || Number(weight) >= 600) marked.add('bold');
  if (italicTag.has(tag) || styleOf(node, 'font-style') === 'italic') marked.add('italic');
  const drawn = styleOf(node, 'text-decoration') + styleOf(node, 'text-decoration-line');
  if (underlineTag.has(tag) || (tag !== 'a' && drawn.includes('underline'))) marked.add('underline');
  return { marks: [...marked] };
}

function inlineOf(node: HtmlNode, run: Run): LooseNode[] {
  const marks = run.marks.map((type) => ({ type }));
  if (node.tag === '#text')
    return [{ type: 'text', text: node.text.replace(/[\s\u00a0\u200b\u2060\ufeff]+/g, ' '), marks }];
  if (isHidden(node)) return [];
  if (node.tag === 'br') return [{ type: 'hardBreak' }];
  const variable = node.attrs['data-variable'];
  if (variable) return [{ type: 'variable', attrs: { name: variable }, marks }];
  const inner = runOf(node, run);
  // A link looks like one wherever it stands; in a letter it is its words.
  const own = node.tag === 'a' ? { marks: inner.marks.filter((mark) => mark !== 'underline') } : inner;
  return node.children.flatMap((child) => inlineOf(child, own));
}

/** Without the spaces at both ends of a line, and those that are doubled. */
function trimmed(block: Block): Block[] {
  if (block.type === 'paragraph' || block.type === 'heading') {
    const { content, ...rest } = block;
    const inlines = trimInlines(content ?? []);
    return [{ ...rest, ...(inlines.length > 0 ? { content: inlines } : {}) } as Block];
  }
  if (block.type === 'pageBreak') return [block];
  const within = (items: readonly { content: unknown }[]): unknown[] =>
    items.map((item) => {
      const inner = item.content as (Block | { content: Block[] })[];
      const isRow = (item as { type?: string }).type === 'tableRow';
      if (isRow) return { ...item, content: within(inner as { content: Block[] }[]) };
      const blocks = (inner as Block[]).flatMap(trimmed);
      const kept = blocks.filter(isThere);
      return { ...item, content: kept.length > 0 ? kept : [{ type: 'paragraph' }] };
    });
  return [{ ...block, content: within(block.content) } as Block];
}

type Inlines = NonNullable<Extract<Block, { type: 'paragraph' }>['content']>;

function trimInlines(inlines: Inlines): Inlines {
  const kept: Inlines = [];
  const endsWithSpace = () => {
    const last = kept.at(-1);
    return !last || last.type === 'hardBreak' || (last.type === 'text' && last.text.endsWith(' '));
  };
  for (const inline of inlines) {
    if (inline.type !== 'text') kept.push(inline);
    else {
      const text = endsWithSpace() ? inline.text.replace(/^ +/, '') : inline.text;
      if (text !== '') kept.push({ ...inline, text });
    }
  }
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    if (last.type === 'hardBreak') kept.pop();
    else if (last.type === 'text' && last.text.endsWith(' ')) {
      const text = last.text.trimEnd();
      kept.pop();
      if (text !== '') kept.push({ ...last, text });
    } else break;
  }
  return kept;
}

function isThere(block: Block): boolean {
  return block.type === 'pageBreak' || says(block);
}
