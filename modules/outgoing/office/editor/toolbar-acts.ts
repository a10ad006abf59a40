import type { Editor } from '@tiptap/core';
import {
  AlignCenter,
  AlignJustify,
  AlignLeft,
  AlignRight,
  Bold,
  IndentIncrease,
  Italic,
  type LucideIcon,
  Underline,
} from 'lucide-react';
import { counters, variables } from '../../contract/content.ts';

/** One thing that can be done to the text that has the focus. */
export interface TextAct {
  /** Key of its name under `outgoing.editor.act`. */
  name: string;
  run: (editor: Editor) => unknown;
  isOn?: (editor: Editor) => boolean;
  can?: (editor: Editor) => boolean;
  /** Words that are no text of ours: how a list counts. */
  sample?: string;
  /** Key of its name where it stands elsewhere in the locales. */
  label?: string;
}
interface IconAct extends TextAct {
  Icon: LucideIcon;
  keys?: string;
}

const mark = (name: 'bold' | 'italic' | 'underline', Icon: LucideIcon, keys: string): IconAct => ({
  ...{ name, Icon, keys },
  run: (editor) => editor.chain().focus().toggleMark(name).run(),
  isOn: (editor) => editor.isActive(name),
});

const align = (name: 'left' | 'center' | 'right' | 'justify', Icon: LucideIcon): IconAct => {
  const textAlign = name === 'left' ? null : name;
  return {
    ...{ name, Icon },
    run: (editor) =>
      editor
        .chain()
        .focus()
        .updateAttributes('paragraph', { textAlign })
        .updateAttributes('heading', { textAlign })
        .run(),
    isOn: (editor) => editor.isActive({ textAlign }),
  };
};

export const iconActs: readonly (readonly IconAct[])[] = [
  [mark('bold', Bold, 'Ctrl+B'), mark('italic', Italic, 'Ctrl+I'), mark('underline', Underline, 'Ctrl+U')],
  [
    align('left', AlignLeft),
    align('center', AlignCenter),
    align('right', AlignRight),
    align('justify', AlignJustify),
  ],
  [
    {
      name: 'indent',
      Icon: IndentIncrease,
      run: (editor) =>
        editor
          .chain()
          .focus()
          .updateAttributes('paragraph', { indent: !editor.getAttributes('paragraph').indent })
          .run(),
      isOn: (editor) => editor.isActive('paragraph', { indent: true }),
    },
  ],
];

const orderedList = (counter: (typeof counters)[number]): TextAct => ({
  name: 'ordered',
  sample: counter,
  run: (editor) => {
    const kept = counter === '1.' ? null : counter;
    if (editor.isActive('orderedList'))
      return editor.chain().focus().updateAttributes('orderedList', { counter: kept }).run();
    return editor
      .chain()
      .focus()
      .toggleOrderedList()
      .updateAttributes('orderedList', { counter: kept })
      .run();
  },
  isOn: (editor) => editor.isActive('orderedList', { counter: counter === '1.' ? null : counter }),
});

const inList = (editor: Editor) => editor.isActive('listItem') || editor.isActive('clause');
const itemType = (editor: Editor) => (editor.isActive('clause') ? 'clause' : 'listItem');
const inTable = (editor: Editor) => editor.isActive('table');

export const menus: readonly { name: string; acts: readonly TextAct[] }[] = [
  {
    name: 'style',
    acts: [
      {
        name: 'paragraph',
        run: (editor) => editor.chain().focus().setParagraph().run(),
        isOn: (editor) => editor.isActive('paragraph'),
      },
      ...([1, 2, 3] as const).map(
        (level): TextAct => ({
          name: `heading${level}`,
          run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
          isOn: (editor) => editor.isActive('heading', { level }),
        }),
      ),
    ],
  },
  {
    name: 'list',
    acts: [
      ...counters.map(orderedList),
      {
        name: 'bullets',
        run: (editor) => editor.chain().focus().toggleBulletList().run(),
        isOn: (editor) => editor.isActive('bulletList'),
      },
      {
        name: 'clauses',
        run: (editor) => editor.chain().focus().toggleList('clauses', 'clause').run(),
        isOn: (editor) => editor.isActive('clauses'),
      },
      {
        name: 'deeper',
        run: (editor) => editor.chain().focus().sinkListItem(itemType(editor)).run(),
        can: inList,
      },
      {
        name: 'higher',
        run: (editor) => editor.chain().focus().liftListItem(itemType(editor)).run(),
        can: inList,
      },
    ],
  },
  {
    name: 'table',
    acts: [
      {
        name: 'insertTable',
        run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
        can: (editor) => !inTable(editor),
      },
      { name: 'rowAbove', run: (editor) => editor.chain().focus().addRowBefore().run(), can: inTable },
      { name: 'rowBelow', run: (editor) => editor.chain().focus().addRowAfter().run(), can: inTable },
      { name: 'columnLeft', run: (editor) => editor.chain().focus().addColumnBefore().run(), can: inTable },
      { name: 'columnRight', run: (editor) => editor.chain().focus().addColumnAfter().run(), can: inTable },
      {
        name: 'mergeCells',
        run: (editor) => editor.chain().focus().mergeCells().run(),
        can: (editor) => editor.can().mergeCells(),
      },
      {
        name: 'splitCell',
        run: (editor) => editor.chain().focus().splitCell().run(),
        can: (editor) => editor.can().splitCell(),
      },
      { name: 'headerRow', run: (editor) => editor.chain().focus().toggleHeaderRow().run(), can: inTable },
      { name: 'deleteRow', run: (editor) => editor.chain().focus().deleteRow().run(), can: inTable },
      { name: 'deleteColumn', run: (editor) => editor.chain().focus().deleteColumn().run(), can: inTable },
      { name: 'deleteTable', run: (editor) => editor.chain().focus().deleteTable().run(), can: inTable },
    ],
  },
  {
    name: 'insert',
    acts: [
      ...variables.map(
        (name): TextAct => ({
          name: `variable.${name}`,
          label: `outgoing.variable.${name}`,
          run: (editor) => editor.chain().focus().insertContent({ type: 'variable', attrs: { name } }).run(),
        }),
      ),
      {
        name: 'pageBreak',
        run: (editor) => editor.chain().focus().insertContent({ type: 'pageBreak' }).run(),
      },
    ],
  },
];
