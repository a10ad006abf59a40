import { Button } from '@mantine/core';
import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Operation, OutputOf } from '#core/contract/operation.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRows } from '#office/design/panel-rows.tsx';
import { saveFile } from '#office/design/save-file.ts';
import { ReadResult } from '#office/design/upload/read-result.tsx';
import { SheetDrop } from '#office/design/upload/sheet-drop.tsx';
import { useSheetImport } from '#office/design/upload/use-sheet-import.ts';
import type { ImportResult } from '../../contract/people.ts';
import { RowFaults } from './row-faults.tsx';
import styles from './sheet-trial.module.css';
import { csvBlob } from './template-file.ts';
import { useSheetWords } from './use-sheet-words.ts';

type Faulty = Pick<ImportResult, 'rows' | 'faults' | 'moreFaults'>;

interface SheetTrialProps<Op extends Operation> {
  of: Op;
  /** Beginnings of the operations whose answers are read anew after it was written. */
  stales: readonly string[];
  words: { title: string; hint: string; reading: string; writing: string; limits?: string };
  /** What belongs in the columns. */
  guide: ReactNode;
  /** What a sheet without fault would do, or did; `write` does it. */
  children: (answer: OutputOf<Op>, write: () => void) => ReactNode;
}

/** A sheet that other modules read for trial, hold against what stands, and then write. */
export function SheetTrial<Op extends Operation>({
  of,
  stales,
  words,
  guide,
  children,
}: SheetTrialProps<Op>) {
  const sheet = useSheetImport(of, { input: () => ({}) as never, stales: () => stales });
  const { label, words: usual } = useSheetWords();
  const { answer, busy } = sheet;
  const faulty = answer as Faulty | undefined;
  const drop = { label, words: { ...usual, limits: words.limits ?? usual.limits } };
  return (
    <>
      <Panel title={words.title} hint={words.hint}>
        <div className={styles.stack}>
          <SheetDrop {...drop} file={sheet.file} onTake={sheet.take} disabled={busy} />
          {guide}
        </div>
      </Panel>
      <ReadResult
        focus={sheet.result}
        busy={busy ? (sheet.writing ? words.writing : words.reading) : null}
        error={sheet.error}
        onRetry={sheet.retry}
      >
        {faulty && faulty.faults.length > 0 ? <RowFaults answer={faulty} /> : null}
        {answer && faulty?.faults.length === 0 ? children(answer, sheet.write) : null}
      </ReadResult>
    </>
  );
}

interface SheetColumnsProps {
  title: string;
  /** The empty sheet: its name without ending, and its rows. */
  template: { verb: string; name: string; rows: string[][] };
  children: ReactNode;
}

/** What belongs in the columns, and a sheet with them to fill in. */
export function SheetColumns({ title, template: { verb, name, rows }, children }: SheetColumnsProps) {
  return (
    <details>
      <summary>{title}</summary>
      {children}
      <Button
        variant="default"
        leftSection={<FileText size={16} aria-hidden="true" />}
        onClick={() => saveFile(csvBlob(rows), `${name}.csv`)}
      >
        {verb}
      </Button>
    </details>
  );
}

interface SheetChangesProps {
  title: string;
  hint: string;
  /** How they are written; null where they are, or where there are none. */
  write: { verb: string; onWrite: () => void } | null;
  /** What is said of those that are not shown. */
  more: string | null;
  /** What is said where there are none. */
  nothing?: string | null;
  children: ReactNode;
}

/** What a sheet changes, row by row. */
export function SheetChanges({ title, hint, write, more, nothing, children }: SheetChangesProps) {
  return (
    <Panel
      title={title}
      hint={hint}
      flush
      acts={write ? <Button onClick={write.onWrite}>{write.verb}</Button> : undefined}
    >
      {nothing ? <NothingYet>{nothing}</NothingYet> : <PanelRows>{children}</PanelRows>}
      {more ? <p className={styles.more}>{more}</p> : null}
    </Panel>
  );
}
