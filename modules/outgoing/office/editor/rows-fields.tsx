import { ActionIcon, Button } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import * as Y from 'yjs';
import { DayField, wholeDays } from '#office/design/form/day-field.tsx';
import {
  addRow,
  moveRow,
  orderedRows,
  type Row,
  removeRow,
  rowShapes,
  rowsOf,
} from '../../text/letter-document.ts';
import { useDesk } from './desk-context.ts';
import styles from './editor.module.css';
import { useShared } from './use-shared.ts';
import { WordsField } from './words-field.tsx';

type PlainRows = 'people' | 'witnesses' | 'items' | 'followUps' | 'present';

/** Most rows of each list, and most characters of each word, as the contract has them. */
const mostRows: Record<PlainRows, number> = {
  people: 500,
  witnesses: 6,
  items: 300,
  followUps: 200,
  present: 500,
};
const mostLetters: Record<string, number> = {
  name: 200,
  rank: 120,
  employeeNumber: 60,
  post: 300,
  address: 300,
  what: 1_000,
  amount: 120,
  note: 500,
  who: 300,
};
const needed = new Set(['name', 'what', 'amount', 'who']);

interface RowsFieldsProps {
  name: PlainRows;
  title: string;
}

/** Rows of a letter: people, things, follow-ups. Each can be moved while others write in it. */
export function RowsFields({ name, title }: RowsFieldsProps) {
  const { t } = useTranslation();
  const { session, mayWrite } = useDesk();
  const { doc } = session;
  const list = useRef<HTMLOListElement>(null);
  useShared(rowsOf(doc, name));
  const rows = orderedRows(doc, name);
  const add = () => {
    addRow(doc, name);
    setTimeout(() =>
      list.current?.querySelector<HTMLElement>('li:last-child input, li:last-child textarea')?.focus(),
    );
  };
  return (
    <section className={styles.fields} aria-label={title}>
      <h3>{title}</h3>
      <ol className={styles.rows} ref={list}>
        {rows.map((row, at) => (
          <li key={keyOf(row)}>
            <div className={styles.grid}>
              <RowWords row={row} name={name} />
            </div>
            {mayWrite ? (
              <RowActs
                of={t('outgoing.editor.row.of', { title, place: at + 1 })}
                onUp={at > 0 ? () => moveRow(doc, name, row, at - 1) : undefined}
                onDown={at < rows.length - 1 ? () => moveRow(doc, name, row, at + 1) : undefined}
                onRemove={() => removeRow(doc, name, row)}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {mayWrite && rows.length < mostRows[name] ? (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Plus aria-hidden size={16} />}
          onClick={add}
        >
          {t(`outgoing.editor.add.${name}`)}
        </Button>
      ) : null}
    </section>
  );
}

function RowWords({ row, name }: { row: Row; name: PlainRows }) {
  const { t } = useTranslation();
  const { mayWrite } = useDesk();
  return (
    <>
      {rowShapes[name].words.map((word) => {
        const text = row.get(word);
        return text instanceof Y.Text ? (
          <WordsField
            key={word}
            text={text}
            label={t(`outgoing.editor.word.${word}`)}
            most={mostLetters[word] ?? 300}
            long={word === 'what'}
            required={needed.has(word)}
          />
        ) : null;
      })}
      {rowShapes[name].values.map((value) => (
        <DayField
          key={value}
          label={t(`outgoing.editor.word.${value}`)}
          value={String(row.get(value) ?? '')}
          readOnly={!mayWrite}
          onChange={wholeDays((day) => row.set(value, day ?? null))}
        />
      ))}
    </>
  );
}

interface RowActsProps {
  of: string;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: () => void;
}

/** Moves a row and takes it away. */
export function RowActs({ of, onUp, onDown, onRemove }: RowActsProps) {
  const { t } = useTranslation();
  const acts = [
    { name: 'up', Icon: ArrowUp, run: onUp },
    { name: 'down', Icon: ArrowDown, run: onDown },
    { name: 'remove', Icon: Trash2, run: onRemove },
  ] as const;
  return (
    <div className={styles.rowActs}>
      {acts.map(({ name, Icon, run }) => (
        <ActionIcon
          key={name}
          variant="subtle"
          color="gray"
          disabled={!run}
          aria-label={t(`outgoing.editor.row.${name}`, { of })}
          onClick={() => run?.()}
        >
          <Icon aria-hidden size={16} />
        </ActionIcon>
      ))}
    </div>
  );
}

/** The same for everybody, wherever the row stands. */
function keyOf(row: Row): string {
  const id = row._item?.id;
  return id ? `${id.client}.${id.clock}` : '';
}
