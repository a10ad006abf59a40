import { z } from 'zod';

/**
 * The text of a letter as the editor keeps it: a tree of nodes in the form of ProseMirror, cut down to what letters need.
 * Whatever is not listed here (fonts, colours, pictures, links) cannot get into a letter, wherever it was pasted from.
 */

/** Most nodes, most characters, and deepest nesting of one text. */
export const contentLimits = {
  nodes: 20_000,
  characters: 400_000,
  depth: 24,
  columns: 12,
  rows: 1_000,
} as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
const plain = /^[^\u0000-\u001f\u007f\p{Surrogate}]*$/u;
const Text = z.string().min(1).max(50_000).regex(plain, { message: 'core.control-character' });

export const marks = ['bold', 'italic', 'underline'] as const;
const Mark = z.strictObject({ type: z.enum(marks) });

/** Words that the system fills in when the letter is printed. */
export const variables = [
  'number',
  'day',
  'day-in-words',
  'subject',
  'issuing-post',
  'signing-post',
  'signer-name',
  'agency',
] as const;
export const Variable = z.enum(variables);
export type Variable = z.output<typeof Variable>;

const TextNode = z.strictObject({
  type: z.literal('text'),
  text: Text,
  marks: z.array(Mark).max(marks.length).optional(),
});
const Break = z.strictObject({ type: z.literal('hardBreak') });
const VariableNode = z.strictObject({
  type: z.literal('variable'),
  attrs: z.strictObject({ name: Variable }),
  marks: z.array(Mark).max(marks.length).optional(),
});
const Inline = z.discriminatedUnion('type', [TextNode, Break, VariableNode]);
export type Inline = z.output<typeof Inline>;

const inlines = z.array(Inline).max(5_000).optional();
const Alignment = z.enum(['left', 'center', 'right', 'justify']);

const Paragraph = z.strictObject({
  type: z.literal('paragraph'),
  attrs: z.strictObject({ textAlign: Alignment.nullish(), indent: z.boolean().optional() }).optional(),
  content: inlines,
});
const Heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.int().min(1).max(3), textAlign: Alignment.nullish() }),
  content: inlines,
});
const PageBreak = z.strictObject({ type: z.literal('pageBreak') });

/** How the items of an ordered list are counted: 1. a. 1) a) i. */
export const counters = ['1.', 'a.', '1)', 'a)', 'i.', 'A.'] as const;

export type Block =
  | z.output<typeof Paragraph>
  | z.output<typeof Heading>
  | z.output<typeof PageBreak>
  | {
      type: 'orderedList';
      attrs?: { counter?: (typeof counters)[number]; start?: number };
      content: ListItem[];
    }
  | { type: 'bulletList'; content: ListItem[] }
  | { type: 'clauses'; content: Clause[] }
  | { type: 'table'; attrs?: { widths?: number[] }; content: TableRow[] };
export interface ListItem {
  type: 'listItem';
  content: Block[];
}
/** KESATU, KEDUA …: the order of a clause follows from its place. */
export interface Clause {
  type: 'clause';
  content: Block[];
  /** Filled in for paper, never entered. */
  label?: string;
}
export interface TableCell {
  type: 'tableHeader' | 'tableCell';
  attrs?: { colspan?: number; rowspan?: number };
  content: Block[];
}
export interface TableRow {
  type: 'tableRow';
  content: TableCell[];
}

const blocks = z.lazy(() => z.array(Block).min(1).max(5_000));
const ListItem: z.ZodType<ListItem> = z.strictObject({ type: z.literal('listItem'), content: blocks });
const Clause: z.ZodType<Clause> = z.strictObject({ type: z.literal('clause'), content: blocks });
const span = z.int().min(1).max(contentLimits.rows).optional();
const TableCell: z.ZodType<TableCell> = z.strictObject({
  type: z.enum(['tableHeader', 'tableCell']),
  attrs: z.strictObject({ colspan: span, rowspan: span }).optional(),
  content: blocks,
});
const TableRow: z.ZodType<TableRow> = z.strictObject({
  type: z.literal('tableRow'),
  content: z.array(TableCell).max(contentLimits.columns),
});
const items = z.array(ListItem).min(1).max(1_000);

export const Block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion('type', [
    Paragraph,
    Heading,
    PageBreak,
    z.strictObject({
      type: z.literal('orderedList'),
      attrs: z
        .strictObject({ counter: z.enum(counters).optional(), start: z.int().min(1).max(9_999).optional() })
        .optional(),
      content: items,
    }),
    z.strictObject({ type: z.literal('bulletList'), content: items }),
    z.strictObject({ type: z.literal('clauses'), content: z.array(Clause).min(1).max(200) }),
    z
      .strictObject({
        type: z.literal('table'),
        attrs: z
          .strictObject({
            widths: z.array(z.number().positive().max(100)).max(contentLimits.columns).optional(),
          })
          .optional(),
        content: z.array(TableRow).min(1).max(contentLimits.rows),
      })
      .refine(isEven, { message: 'outgoing.table-uneven' }),
  ]),
);

/** A whole text: at least one block, within the limits. */
export const Content = z
  .unknown()
  .superRefine((value, context) => {
    const code = beyondLimits(value);
    if (code) context.addIssue({ code: 'custom', message: code });
  })
  .pipe(z.strictObject({ type: z.literal('doc'), content: blocks }));
export type Content = z.output<typeof Content>;

/** Looked at before anything walks the tree: what is too deep would use up the stack of whoever does. */
function beyondLimits(value: unknown): string | null {
  const waiting: { node: unknown; depth: number }[] = [{ node: value, depth: 0 }];
  let [nodes, characters] = [0, 0];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { content, text } = Object(next.node) as { content?: unknown; text?: unknown };
    nodes += 1;
    if (typeof text === 'string') characters += text.length;
    if (next.depth > contentLimits.depth) return 'outgoing.content-too-deep';
    if (nodes > contentLimits.nodes || characters > contentLimits.characters)
      return 'outgoing.content-too-large';
    if (!Array.isArray(content)) continue;
    if (content.length > contentLimits.nodes) return 'outgoing.content-too-large';
    for (const node of content) waiting.push({ node, depth: next.depth + 1 });
  }
  return null;
}

/** The columns that a table has, by its first row. */
export function columnsOf(table: { content: readonly TableRow[] }): number {
  return table.content[0]!.content.reduce((sum, cell) => sum + (cell.attrs?.colspan ?? 1), 0);
}

/** True where merged cells fill every row exactly, as wide as the first. */
function isEven(table: { attrs?: { widths?: number[] }; content: readonly TableRow[] }): boolean {
  const columns = columnsOf(table);
  if (columns < 1 || columns > contentLimits.columns) return false;
  if (table.attrs?.widths && table.attrs.widths.length !== columns) return false;
  const taken = table.content.map(() => new Array<boolean>(columns).fill(false));
  for (const [at, row] of table.content.entries()) {
    let column = 0;
    for (const { attrs } of row.content) {
      while (column < columns && taken[at]![column]) column += 1;
      const [width, height] = [attrs?.colspan ?? 1, attrs?.rowspan ?? 1];
      if (column + width > columns || at + height > table.content.length) return false;
      for (let y = at; y < at + height; y += 1)
        for (let x = column; x < column + width; x += 1) {
          if (taken[y]![x]) return false;
          taken[y]![x] = true;
        }
    }
  }
  return taken.every((row) => row.every(Boolean));
}
