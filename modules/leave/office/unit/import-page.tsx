import { Button } from '@mantine/core';
import { FilePlus2, FileText, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RowFaults } from '#modules/organization/office/import/row-faults.tsx';
import { csvBlob } from '#modules/organization/office/import/template-file.ts';
import { useSheetWords } from '#modules/organization/office/import/use-sheet-words.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { saveFile } from '#office/design/save-file.ts';
import { ReadResult } from '#office/design/upload/read-result.tsx';
import { SheetDrop } from '#office/design/upload/sheet-drop.tsx';
import { useSheetImport } from '#office/design/upload/use-sheet-import.ts';
import { useToday } from '#office/format/use-today.ts';
import { type BalanceImport, balances } from '../../contract/balances.ts';
import { balancesPath } from '../addresses.ts';
import styles from '../leave.module.css';
import { LeaveTabs } from '../leave-tabs.tsx';
import { useLeaveWords } from '../words/use-leave-words.ts';

/** Opening balances from a sheet: read for trial, compared with what stands, then written. */
export function ImportPage() {
  const { t } = useTranslation();
  const sheet = useSheetImport(balances.import, { input: () => ({}), stales: () => ['leave.'] });
  const { answer, busy } = sheet;
  const words = useSheetWords();
  return (
    <>
      <PageHeader
        title={t('leave.import.title')}
        detail={t('leave.import.detail')}
        back={{ to: balancesPath, label: t('leave.balances.title') }}
      />
      <LeaveTabs />
      <div className={styles.stack}>
        <Panel title={t('leave.import.sheet')} hint={t('leave.import.hint')}>
          <div className={styles.stack}>
            <SheetDrop {...words} file={sheet.file} onTake={sheet.take} disabled={busy} />
            <Columns />
          </div>
        </Panel>
        <ReadResult
          focus={sheet.result}
          busy={busy ? t(sheet.writing ? 'leave.import.writing' : 'leave.import.reading') : null}
          error={sheet.error}
          onRetry={sheet.retry}
        >
          {answer ? <Read answer={answer} onWrite={sheet.write} /> : null}
        </ReadResult>
      </div>
    </>
  );
}

const columns = ['nip', 'tahun', 'sisa', 'sisa_tahun_sebelumnya', 'diambil', 'ditangguhkan', 'keterangan'];

/** What belongs in the columns, and a sheet with them to fill in. */
function Columns() {
  const { t } = useTranslation();
  const lastYear = String(Number(useToday().slice(0, 4)) - 1);
  const example = ['198001012005011001', lastYear, '4', '0', '8', '0', t('leave.import.example')];
  return (
    <details>
      <summary>{t('leave.import.columns')}</summary>
      <ul>
        {columns.map((name) => (
          <li key={name}>
            <code>{name}</code> {t(`leave.import.column.${name}`)}
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        leftSection={<FileText size={16} aria-hidden="true" />}
        onClick={() => saveFile(csvBlob([columns, example]), `${t('leave.import.file')}.csv`)}
      >
        {t('leave.import.takeTemplate')}
      </Button>
    </details>
  );
}

function Read({ answer, onWrite }: { answer: BalanceImport; onWrite: () => void }) {
  const { t } = useTranslation();
  const { amount } = useLeaveWords();
  if (answer.faults.length > 0) return <RowFaults answer={answer} />;
  const { written, rows, added, unchanged, changes } = answer;
  const title = written ? 'leave.import.written' : added > 0 ? 'leave.import.ready' : 'leave.import.same';
  return (
    <Panel
      title={t(title, { count: added })}
      hint={t('leave.import.counts', { rows, added, unchanged })}
      flush
      acts={written || added === 0 ? undefined : <Button onClick={onWrite}>{t('leave.import.write')}</Button>}
    >
      {changes.length === 0 ? <NothingYet>{t('leave.import.sameHint')}</NothingYet> : null}
      <PanelRows>
        {changes.map(({ name, year, before, after }) => (
          <PanelRow
            key={`${name} ${year}`}
            icon={before === null ? FilePlus2 : PencilLine}
            name={name}
            detail={
              before === null
                ? t('leave.import.adds', { year, days: amount(after) })
                : t('leave.import.differs', { year, before: amount(before), after: amount(after) })
            }
          />
        ))}
      </PanelRows>
      {added > changes.length ? (
        <p className={styles.more}>{t('leave.import.more', { count: added - changes.length })}</p>
      ) : null}
    </Panel>
  );
}
