import type { Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Italic } from '@tiptap/extension-italic';
import { ListKeymap } from '@tiptap/extension-list';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import {
  Clause,
  Clauses,
  LetterBulletList,
  LetterCell,
  LetterHeaderCell,
  LetterHeading,
  LetterListItem,
  LetterOrderedList,
  LetterParagraph,
  LetterRow,
  LetterTable,
  PageBreak,
  VariableChip,
} from './letter-nodes.ts';

export interface LetterWords {
  variables: Readonly<Record<string, string>>;
  pageBreak: string;
}

/** What a letter can hold, and nothing else: the nodes and marks of `contract/content.ts`. */
export function letterExtensions(words: LetterWords): Extensions {
  return [
    Document,
    Text,
    LetterParagraph,
    LetterHeading,
    LetterBulletList,
    LetterOrderedList,
    LetterListItem,
    ListKeymap.configure({
      listTypes: [
        { itemName: 'listItem', wrapperNames: ['bulletList', 'orderedList'] },
        { itemName: 'clause', wrapperNames: ['clauses'] },
      ],
    }),
    Clauses,
    Clause,
    LetterTable,
    LetterRow,
    LetterCell,
    LetterHeaderCell,
    HardBreak,
    PageBreak.configure({ label: words.pageBreak }),
    VariableChip.configure({ labels: words.variables }),
    Bold,
    Italic,
    Underline,
    Gapcursor,
  ];
}
