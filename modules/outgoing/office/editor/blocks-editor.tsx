import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { variables } from '../../contract/content.ts';
import { CommentPlaces } from './comment-places.ts';
import { useDesk } from './desk-context.ts';
import styles from './editor.module.css';
import { letterExtensions } from './letter-extensions.ts';
import { CleanPaste } from './paste.ts';
import { SharedBlocks } from './shared-blocks.ts';

interface BlocksEditorProps {
  fragment: Y.XmlFragment;
  /** What it is called, for those who do not see where it stands. */
  label: string;
}

/** One text of blocks of the letter: a part, an annex. */
export function BlocksEditor({ fragment, label }: BlocksEditorProps) {
  const { t } = useTranslation();
  const { session, focused, threads, mayWrite } = useDesk();
  const editor = useEditor(
    {
      injectCSS: false,
      editable: mayWrite,
      extensions: [
        ...letterExtensions({
          variables: Object.fromEntries(variables.map((name) => [name, t(`outgoing.variable.${name}`)])),
          pageBreak: t('outgoing.editor.pageBreak'),
        }),
        SharedBlocks.configure({ fragment, session }),
        CommentPlaces.configure({ shown: threads }),
        CleanPaste,
      ],
      editorProps: {
        attributes: {
          class: styles.blocks ?? '',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          spellcheck: 'false',
        },
      },
      onFocus: ({ editor: own }) => focused.set(own),
      onSelectionUpdate: ({ editor: own }) => own.isFocused && focused.set(own),
    },
    [fragment],
  );
  useEffect(() => {
    editor?.setEditable(mayWrite, false);
  }, [editor, mayWrite]);
  useEffect(() => () => focused.set((now) => (now === editor ? null : now)), [editor, focused]);
  return <EditorContent editor={editor} />;
}
