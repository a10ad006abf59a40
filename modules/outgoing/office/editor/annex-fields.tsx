import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import * as Y from 'yjs';
import { addRow, moveRow, orderedRows, removeRow, rowsOf } from '../../text/letter-document.ts';
import { writeBlocks } from '../../text/write-letter.ts';
import { BlocksEditor } from './blocks-editor.tsx';
import { useDesk } from './desk-context.ts';
import styles from './editor.module.css';
import { RowActs } from './rows-fields.tsx';
import { useShared } from './use-shared.ts';
import { WordsField } from './words-field.tsx';

const most = 20;

/** The annexes of a letter: a title and a text each, the list of those who are invited among them. */
export function AnnexFields() {
  const { t } = useTranslation();
  const { session, mayWrite } = useDesk();
  const { doc } = session;
  useShared(rowsOf(doc, 'annexes'));
  const rows = orderedRows(doc, 'annexes');
  const add = (isList: boolean) =>
    doc.transact(() => {
      const row = addRow(doc, 'annexes');
      const [title, text] = [row.get('title'), row.get('text')];
      if (!(title instanceof Y.Text) || !(text instanceof Y.XmlFragment)) return;
      if (isList) title.insert(0, t('outgoing.editor.annex.invitees'));
      const empty = { type: 'paragraph' as const };
      writeBlocks(
        text,
        isList ? [{ type: 'orderedList', content: [{ type: 'listItem', content: [empty] }] }] : [empty],
      );
    });
  return (
    <section className={styles.fields} aria-label={t('outgoing.editor.annexes')}>
      <h3>{t('outgoing.editor.annexes')}</h3>
      {rows.map((row, at) => {
        const [title, text] = [row.get('title'), row.get('text')];
        const id = row._item?.id;
        if (!(title instanceof Y.Text) || !(text instanceof Y.XmlFragment) || !id) return null;
        const of = t('outgoing.editor.row.of', { title: t('outgoing.editor.annexes'), place: at + 1 });
        return (
          <div className={styles.annex} key={`${id.client}.${id.clock}`}>
            <WordsField text={title} label={t('outgoing.editor.annex.title')} most={300} required />
            <BlocksEditor fragment={text} label={of} />
            {mayWrite ? (
              <RowActs
                of={of}
                onUp={at > 0 ? () => moveRow(doc, 'annexes', row, at - 1) : undefined}
                onDown={at < rows.length - 1 ? () => moveRow(doc, 'annexes', row, at + 1) : undefined}
                onRemove={() => removeRow(doc, 'annexes', row)}
              />
            ) : null}
          </div>
        );
      })}
      {mayWrite && rows.length < most ? (
        <div className={styles.adds}>
          {([false, true] as const).map((isList) => (
            <Button
              key={String(isList)}
              variant="default"
              size="compact-sm"
              leftSection={<Plus aria-hidden size={16} />}
              onClick={() => add(isList)}
            >
              {t(isList ? 'outgoing.editor.annex.addInvitees' : 'outgoing.editor.annex.add')}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  );
}
