import { FilePlus2, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SheetChanges, SheetColumns, SheetTrial } from '#modules/organization/office/import/sheet-trial.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { PanelRow } from '#office/design/panel-rows.tsx';
import { useToday } from '#office/format/use-today.ts';
import { type BalanceImport, balances } from '../../contract/balances.ts';
import { balancesPath } from '../addresses.ts';
import styles from '../leave.module.css';
import { LeaveTabs } from '../leave-tabs.tsx';
import { useLeaveWords } from '../words/use-leave-words.ts';

/** Opening balances from a sheet: read for trial, compared with what stands, then written. */
export function ImportPage() {
  const { t } = useTranslation();
  const words = {
    title: t('leave.import.sheet'),
    hint: t('leave.import.hint'),
    reading: t('leave.import.reading'),
    writing: t('leave.import.writing'),
  };
  return (
    <>
      <PageHeader
        title={t('leave.import.title')}
        detail={t('leave.import.detail')}
        back={{ to: balancesPath, label: t('leave.balances.title') }}
      />
      <LeaveTabs />
      <div className={styles.stack}>
        <SheetTrial of={balances.import} stales={['leave.']} words={words} guide={<Columns />}>
          {(answer, write) => <Read answer={answer} onWrite={write} />}
        </SheetTrial>
      </div>
    </>
  );
}

const columns = ['nip', 'tahun', 'sisa', 'sisa_tahun_sebelumnya', 'diambil', 'ditangguhkan', 'keterangan'];

function Columns() {
  const { t } = useTranslation();
  const lastYear = String(Number(useToday().slice(0, 4)) - 1);
  const example = ['198001012005011001', lastYear, '4', '0', '8', '0', t('leave.import.example')];
  const template = {
    verb: t('leave.import.takeTemplate'),
    name: t('leave.import.file'),
    rows: [columns, example],
  };
  return (
    <SheetColumns title={t('leave.import.columns')} template={template}>
      <ul>
        {columns.map((name) => (
          <li key={name}>
            <code>{name}</code> {t(`leave.import.column.${name}`)}
          </li>
        ))}
      </ul>
    </SheetColumns>
  );
}

function Read({ answer, onWrite }: { answer: BalanceImport; onWrite: () => void }) {
  const { t } = useTranslation();
  const { amount } = useLeaveWords();
  const { written, rows, added, unchanged, changes } = answer;
  const title = written ? 'leave.import.written' : added > 0 ? 'leave.import.ready' : 'leave.import.same';
  const hidden = added - changes.length;
  return (
    <SheetChanges
      title={t(title, { count: added })}
      hint={t('leave.import.counts', { rows, added, unchanged })}
      write={written || added === 0 ? null : { verb: t('leave.import.write'), onWrite }}
      more={hidden > 0 ? t('leave.import.more', { count: hidden }) : null}
      nothing={changes.length === 0 ? t('leave.import.sameHint') : null}
    >
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
    </SheetChanges>
  );
}
