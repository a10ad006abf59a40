import { Button, NumberInput, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CalendarMinus, CalendarPlus, FileText, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RowFaults } from '#modules/organization/office/import/row-faults.tsx';
import { csvBlob } from '#modules/organization/office/import/template-file.ts';
import { useSheetWords } from '#modules/organization/office/import/use-sheet-words.ts';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { HeldInput } from '#office/design/form/held-input.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { saveFile } from '#office/design/save-file.ts';
import { ReadResult } from '#office/design/upload/read-result.tsx';
import { SheetDrop } from '#office/design/upload/sheet-drop.tsx';
import { useSheetImport } from '#office/design/upload/use-sheet-import.ts';
import { useFormat } from '#office/format/use-format.ts';
import { useToday } from '#office/format/use-today.ts';
import { type HolidayChange, type HolidayImport, holidays } from '../../contract/holidays.ts';
import { yearPath } from '../addresses.ts';
import styles from '../calendar.module.css';
import { CalendarTabs } from '../calendar-tabs.tsx';
import { emptyBasis } from '../form/basis-fields.tsx';

/** All holidays of a year from a sheet: read for trial, compared with what stands, then written. */
export function ImportPage() {
  const { t } = useTranslation();
  const coming = Number(useToday().slice(0, 4)) + 1;
  const [head, setHead] = useState({ year: coming, unitId: null as string | null, ...emptyBasis });
  const change = (changes: Partial<typeof head>) => setHead((before) => ({ ...before, ...changes }));
  const sheet = useSheetImport(holidays.import, {
    input: () => {
      const { unitId, year, ...basis } = head;
      return { ...basis, year: String(year), ...(unitId ? { unitId } : {}) } as never;
    },
    stales: () => ['calendar.'],
  });
  const words = useSheetWords();
  const { answer, busy } = sheet;
  const ready = [head.basisNumber, head.basisTitle, head.decidedBy].every((text) => text.trim() !== '');
  const field = (name: keyof typeof emptyBasis, label: string) => (
    <TextInput
      label={t(label)}
      required
      value={head[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <PageHeader title={t('calendar.import.title')} detail={t('calendar.import.detail')} />
      <CalendarTabs />
      <div className={styles.stack}>
        <Panel title={t('calendar.import.about')}>
          <HeldInput when={head.basisNumber !== '' && !answer?.written} />
          <div className={styles.fields}>
            <NumberInput
              label={t('calendar.year.year')}
              required
              min={1945}
              max={2200}
              value={head.year}
              onChange={(value) => typeof value === 'number' && change({ year: value })}
            />
            <UnitPicker
              label={t('calendar.import.unit')}
              placeholder={t('calendar.import.nation')}
              clearable
              value={head.unitId}
              onChange={(unitId) => change({ unitId })}
            />
            {field('basisNumber', 'calendar.basis.number')}
            {field('basisTitle', 'calendar.basis.title')}
            {field('decidedBy', 'calendar.basis.decidedBy')}
          </div>
        </Panel>
        <Panel
          title={t('calendar.import.sheet')}
          hint={ready ? t('calendar.import.sheetHint') : t('calendar.import.aboutFirst')}
        >
          <div className={styles.stack}>
            <SheetDrop {...words} file={sheet.file} onTake={sheet.take} disabled={busy || !ready} />
            <Columns year={head.year} />
          </div>
        </Panel>
        <ReadResult
          focus={sheet.result}
          busy={busy ? t(sheet.writing ? 'calendar.import.writing' : 'calendar.import.reading') : null}
          error={sheet.error}
          onRetry={sheet.retry}
        >
          {answer ? (
            <Read answer={answer} year={head.year} onWrite={sheet.write} onAgain={sheet.again} />
          ) : null}
        </ReadResult>
      </div>
    </>
  );
}

const columns = ['tanggal', 'nama', 'jenis'] as const;

/** What belongs in the columns, and a template to fill in. */
function Columns({ year }: { year: number }) {
  const { t } = useTranslation();
  const example = [`${year}-01-01`, `Tahun Baru ${year} Masehi`, 'Libur nasional'];
  return (
    <details>
      <summary>{t('calendar.import.columns')}</summary>
      <ul>
        {columns.map((name) => (
          <li key={name}>
            <code>{name}</code> {t(`calendar.import.column.${name}`)}
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        leftSection={<FileText size={16} aria-hidden="true" />}
        onClick={() => saveFile(csvBlob([[...columns], example]), `${t('calendar.import.file')}.csv`)}
      >
        {t('calendar.import.template')}
      </Button>
    </details>
  );
}

interface ReadProps {
  answer: HolidayImport;
  year: number;
  onWrite: () => void;
  onAgain: () => void;
}

function Read({ answer, year, onWrite, onAgain }: ReadProps) {
  const { t } = useTranslation();
  if (answer.faults.length > 0) return <RowFaults answer={answer} />;
  const { changes, unchanged, rows } = answer;
  const title = t(answer.written ? 'calendar.import.written' : 'calendar.import.ready', { year });
  return (
    <Panel title={title} hint={t('calendar.import.counts', { rows, changes: changes.length, unchanged })}>
      <div className={styles.stack}>
        {answer.written ? (
          <div className={styles.acts}>
            <Button component={Link} to={yearPath}>
              {t('calendar.import.see')}
            </Button>
          </div>
        ) : (
          <div className={styles.acts}>
            <Button onClick={onWrite} disabled={changes.length === 0}>
              {t('calendar.import.write')}
            </Button>
            <Button variant="default" onClick={onAgain}>
              {t('calendar.import.again')}
            </Button>
          </div>
        )}
        <PanelRows>
          {changes.map((change) => (
            <ChangeRow key={change.day} change={change} />
          ))}
        </PanelRows>
      </div>
    </Panel>
  );
}

const icons = { added: CalendarPlus, changed: Pencil, withdrawn: CalendarMinus } as const;

function ChangeRow({ change: { kind, day, before, after, past } }: { change: HolidayChange }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <PanelRow
      icon={icons[kind]}
      name={after ?? before}
      detail={`${t(`calendar.import.change.${kind}`)} · ${format.longDay(day)}`}
      further={[
        kind === 'changed' && before !== after ? t('calendar.import.before', { name: before }) : null,
        past ? t('calendar.import.past') : null,
      ]
        .filter(Boolean)
        .join(' · ')}
    />
  );
}
