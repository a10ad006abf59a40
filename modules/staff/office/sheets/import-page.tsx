import { Button } from '@mantine/core';
import { FilePlus2, FileText, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RowFaults } from '#modules/organization/office/import/row-faults.tsx';
import { csvBlob } from '#modules/organization/office/import/template-file.ts';
import { useSheetWords } from '#modules/organization/office/import/use-sheet-words.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { saveFile } from '#office/design/save-file.ts';
import { ReadResult } from '#office/design/upload/read-result.tsx';
import { SheetDrop } from '#office/design/upload/sheet-drop.tsx';
import { useSheetImport } from '#office/design/upload/use-sheet-import.ts';
import { useFormat } from '#office/format/use-format.ts';
import { type StaffColumn, staffColumns } from '../../contract/sheet-columns.ts';
import { mostRows, type SheetChange, type StaffImport, sheets } from '../../contract/sheets.ts';
import { type Said, useEntryWords } from '../entry/use-entry-words.ts';
import styles from '../staff.module.css';
import { StaffTabs } from '../staff-tabs.tsx';

/** Holds a sheet of SIASN against the files: read for trial, compared, then written. */
export function ImportPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const sheet = useSheetImport(sheets.import, { input: () => ({}), stales: () => ['staff.'] });
  const { answer, busy } = sheet;
  const { label, words } = useSheetWords();
  const sheetWords = {
    label,
    words: { ...words, limits: t('staff.import.limits', { rows: format.number(mostRows) }) },
  };
  return (
    <>
      <PageHeader title={t('staff.import.title')} detail={t('staff.import.detail')} />
      <StaffTabs />
      <div className={styles.column}>
        <Panel title={t('staff.import.sheet')} hint={t('staff.import.hint')}>
          <div className={styles.column}>
            <SheetDrop {...sheetWords} file={sheet.file} onTake={sheet.take} disabled={busy} />
            <Columns />
          </div>
        </Panel>
        <ReadResult
          focus={sheet.result}
          busy={busy ? t(sheet.writing ? 'staff.import.writing' : 'staff.import.reading') : null}
          error={sheet.error}
          onRetry={sheet.retry}
        >
          {answer ? <Read answer={answer} onWrite={sheet.write} /> : null}
        </ReadResult>
      </div>
    </>
  );
}

/** The columns that are known, and a sheet with them to fill in. */
function Columns() {
  const { t } = useTranslation();
  const read = staffColumns.filter((column: StaffColumn) => !column.given);
  const template = () =>
    saveFile(csvBlob([read.map(({ name }) => name)]), `${t('staff.import.template')}.csv`);
  return (
    <details>
      <summary>{t('staff.import.columns')}</summary>
      <p className={styles.quiet}>{t('staff.import.columnsHint')}</p>
      <p>
        {read.map((column: StaffColumn) => (
          <span key={column.name}>
            <code>{column.name}</code>
            {column.isPrivate ? ` (${t('staff.private.badge')})` : ''}{' '}
          </span>
        ))}
      </p>
      <Button variant="default" leftSection={<FileText size={16} aria-hidden="true" />} onClick={template}>
        {t('staff.import.takeTemplate')}
      </Button>
    </details>
  );
}

function Read({ answer, onWrite }: { answer: StaffImport; onWrite: () => void }) {
  const { t } = useTranslation();
  if (answer.faults.length > 0) return <RowFaults answer={answer} />;
  const { written, rows, people, added, corrected, unchanged, changes, moreChanges } = answer;
  const title = written
    ? 'staff.import.written'
    : changes.length > 0
      ? 'staff.import.ready'
      : 'staff.import.same';
  return (
    <Panel
      title={t(title, { count: people })}
      hint={t('staff.import.counts', { rows, added, corrected, unchanged })}
      flush
      acts={
        written || changes.length === 0 ? undefined : (
          <Button onClick={onWrite}>{t('staff.import.write')}</Button>
        )
      }
    >
      <PanelRows>
        {changes.map((change) => (
          <ChangeRow key={`${change.row} ${change.kind} ${change.after.startsOn}`} change={change} />
        ))}
      </PanelRows>
      {moreChanges > 0 ? (
        <p className={styles.hidden}>{t('staff.import.more', { count: moreChanges })}</p>
      ) : null}
    </Panel>
  );
}

function ChangeRow({ change: { row, name, kind, before, after, corrects } }: { change: SheetChange }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { everything } = useEntryWords();
  const was: readonly Said[] = before ? everything(before.content) : [];
  const differing = everything(after.content).flatMap(([field, value]) => {
    const former = was.find(([one]) => one === field)?.[1];
    if (!before || former === value) return [];
    return [t('staff.import.differs', { field, before: former ?? '–', after: value })];
  });
  if (before && before.startsOn !== after.startsOn)
    differing.push(
      t('staff.import.differs', {
        field: t('staff.entry.startsOn'),
        before: format.day(before.startsOn),
        after: format.day(after.startsOn),
      }),
    );
  return (
    <PanelRow
      icon={corrects ? PencilLine : FilePlus2}
      name={name}
      detail={`${t('staff.import.row', { row })} · ${t(`staff.kind.${kind}`)} · ${t(corrects ? 'staff.import.corrects' : 'staff.import.adds')}`}
      further={
        differing.length > 0
          ? differing.join(' · ')
          : [
              ...everything(after.content).map(([field, value]) => `${field}: ${value}`),
              t('staff.entry.since', { day: format.day(after.startsOn) }),
            ].join(' · ')
      }
    />
  );
}
