import { FilePlus2, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SheetChanges, SheetColumns, SheetTrial } from '#modules/organization/office/import/sheet-trial.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { PanelRow } from '#office/design/panel-rows.tsx';
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
  const words = {
    title: t('staff.import.sheet'),
    hint: t('staff.import.hint'),
    reading: t('staff.import.reading'),
    writing: t('staff.import.writing'),
    limits: t('staff.import.limits', { rows: format.number(mostRows) }),
  };
  return (
    <>
      <PageHeader title={t('staff.import.title')} detail={t('staff.import.detail')} />
      <StaffTabs />
      <div className={styles.column}>
        <SheetTrial of={sheets.import} stales={['staff.']} words={words} guide={<Columns />}>
          {(answer, write) => <Read answer={answer} onWrite={write} />}
        </SheetTrial>
      </div>
    </>
  );
}

/** The columns that are known. */
function Columns() {
  const { t } = useTranslation();
  const read = staffColumns.filter((column: StaffColumn) => !column.given);
  const template = {
    verb: t('staff.import.takeTemplate'),
    name: t('staff.import.template'),
    rows: [read.map(({ name }) => name)],
  };
  return (
    <SheetColumns title={t('staff.import.columns')} template={template}>
      <p className={styles.quiet}>{t('staff.import.columnsHint')}</p>
      <p>
        {read.map((column: StaffColumn) => (
          <span key={column.name}>
            <code>{column.name}</code>
            {column.isPrivate ? ` (${t('staff.private.badge')})` : ''}{' '}
          </span>
        ))}
      </p>
    </SheetColumns>
  );
}

function Read({ answer, onWrite }: { answer: StaffImport; onWrite: () => void }) {
  const { t } = useTranslation();
  const { written, rows, people, added, corrected, unchanged, changes, moreChanges } = answer;
  const some = changes.length > 0;
  const title = written ? 'staff.import.written' : some ? 'staff.import.ready' : 'staff.import.same';
  return (
    <SheetChanges
      title={t(title, { count: people })}
      hint={t('staff.import.counts', { rows, added, corrected, unchanged })}
      write={written || !some ? null : { verb: t('staff.import.write'), onWrite }}
      more={moreChanges > 0 ? t('staff.import.more', { count: moreChanges }) : null}
    >
      {changes.map((change) => (
        <ChangeRow key={`${change.row} ${change.kind} ${change.after.startsOn}`} change={change} />
      ))}
    </SheetChanges>
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
