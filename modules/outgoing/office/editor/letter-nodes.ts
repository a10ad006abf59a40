import { mergeAttributes, Node } from '@tiptap/core';
import { Heading } from '@tiptap/extension-heading';
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { clauseLabel } from '../../text/clause-label.ts';

/** An attribute that the style sheet shows: nothing is styled by the text itself. */
const shown = (name: string, initial: unknown = null) => ({
  default: initial,
  renderHTML: (attrs: Record<string, unknown>) =>
    attrs[name] === initial || attrs[name] === null
      ? {}
      : { [`data-${name.toLowerCase()}`]: String(attrs[name]) },
  parseHTML: (element: HTMLElement) => {
    const value = element.getAttribute(`data-${name.toLowerCase()}`);
    if (value === null) return initial;
    return typeof initial === 'boolean' ? value === 'true' : value;
  },
});

export const LetterParagraph = Paragraph.extend({
  addAttributes: () => ({ textAlign: shown('textAlign'), indent: shown('indent', false) }),
});

export const LetterHeading = Heading.extend({
  addAttributes() {
    return { ...this.parent?.(), textAlign: shown('textAlign') };
  },
}).configure({ levels: [1, 2, 3] });

/** As in the contract any block may begin an item: what two people made at once is never thrown away as malformed. */
export const LetterListItem = ListItem.extend({ content: 'block+' });
export const LetterBulletList = BulletList;
export const LetterOrderedList = OrderedList.extend({
  addAttributes: () => ({
    counter: shown('counter'),
    start: {
      default: 1,
      parseHTML: (element: HTMLElement) => Number(element.getAttribute('start')) || 1,
    },
  }),
});

/** KESATU, KEDUA …: the label follows from the place and is shown only. */
export const Clauses = Node.create({
  name: 'clauses',
  group: 'block list',
  content: 'clause+',
  parseHTML: () => [{ tag: 'ol[data-clauses]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['ol', mergeAttributes(HTMLAttributes, { 'data-clauses': '' }), 0],
});

export const Clause = Node.create({
  name: 'clause',
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: 'li[data-clause]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['li', mergeAttributes(HTMLAttributes, { 'data-clause': '' }), 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    };
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          decorations(state) {
            const labels: Decoration[] = [];
            state.doc.descendants((node, pos) => {
              if (node.type.name !== 'clauses') return true;
              node.forEach((clause, offset, index) => {
                const from = pos + 1 + offset;
                labels.push(
                  Decoration.node(from, from + clause.nodeSize, { 'data-label': clauseLabel(index + 1) }),
                );
              });
              return true;
            });
            return DecorationSet.create(state.doc, labels);
          },
        },
      }),
    ];
  },
});

/** Words that the system fills in on paper, shown as a chip with their name. */
export const VariableChip = Node.create<{ labels: Readonly<Record<string, string>> }>({
  name: 'variable',
  group: 'inline',
  inline: true,
  atom: true,
  marks: '_',
  addOptions: () => ({ labels: {} }),
  addAttributes: () => ({ name: { default: 'agency', renderHTML: () => ({}) } }),
  parseHTML: () => [
    {
      tag: 'span[data-variable]',
      getAttrs: (element) => ({ name: element.getAttribute('data-variable') }),
    },
  ],
  renderHTML({ node }) {
    const name = String(node.attrs.name);
    return ['span', { 'data-variable': name, contenteditable: 'false' }, this.options.labels[name] ?? name];
  },
  renderText: ({ node }) => `[${node.attrs.name}]`,
});

export const PageBreak = Node.create<{ label: string }>({
  name: 'pageBreak',
  group: 'block',
  atom: true,
  addOptions: () => ({ label: '' }),
  parseHTML: () => [{ tag: 'hr[data-page-break]' }],
  renderHTML() {
    return ['div', { 'data-page-break': '', contenteditable: 'false' }, this.options.label];
  },
});

const spans = {
  colspan: { default: 1 },
  rowspan: { default: 1 },
  // The table commands ask for it; letters have widths of whole columns.
  colwidth: { default: null, rendered: false, parseHTML: () => null },
};

export const LetterTable = Table.extend({
  addAttributes: () => ({ widths: { default: null, rendered: false } }),
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
  addNodeView: () => null as never,
  addProseMirrorPlugins() {
    const plugins = this.parent?.() ?? [];
    // Rows that became uneven by what others wrote are filled up by whoever writes in the table next. Were everybody to do
    // it at once, everybody's cells would be added, and the table would be uneven again.
    for (const { spec } of plugins) {
      const append = spec.appendTransaction;
      if (!append) continue;
      spec.appendTransaction = function (transactions, before, after) {
        const isForeign = transactions.some((one) => one.getMeta(ySyncPluginKey)?.isChangeOrigin);
        return isForeign ? null : append.call(this, transactions, before, after);
      };
    }
    return plugins;
  },
}).configure({ resizable: false, View: null });
export const LetterRow = TableRow;
export const LetterCell = TableCell.extend({ addAttributes: () => spans });
export const LetterHeaderCell = TableHeader.extend({ addAttributes: () => spans });
