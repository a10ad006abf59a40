import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RowFaults } from '#modules/organization/office/import/row-faults.tsx';
import { useSheetWords } from '#modules/organization/office/import/use-sheet-words.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { DayField } from '#office/design/form/day-field.tsx';
import { isDay } from '#office/design/form/day-typed.ts';
import { HeldInput } from '#office/design/form/held-input.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { ReadResult } from '#office/design/upload/read-result.tsx';
import { SheetDrop } from '#office/design/upload/sheet-drop.tsx';
import { useSheetImport } from '#office/design/upload/use-sheet-import.ts';
import { useFormat } from '#office/format/use-format.ts';
import { classifications, type ScheduleImport } from '../../contract/classifications.ts';
import { codeSchemes } from '../../contract/terms.ts';
import { classificationPath } from '../keeping-addresses.ts';
import styles from './classification.module.css';
import { ClassificationTabs } from './classification-tabs.tsx';
import { DifferencePanel } from './difference-panel.tsx';
import { SheetColumns } from './sheet-columns.tsx';

/** A classification with its schedule from a sheet: read for trial, compared with the one before, then set. */
export function ImportPage() {
  const { t } = useTranslation();
  const [head, setHead] = useState({
    basis: '',
    startsOn: '',
    scheme: 'regional' as (typeof codeSchemes)[number],
    fromYearEnd: true,
  });
  const sheet = useSheetImport(classifications.import, {
    input: () => ({ ...head, fromYearEnd: String(head.fromYearEnd) }) as never,
    stales: () => ['archive.'],
  });
  const words = useSheetWords();
  const ready = head.basis.trim() !== '' && isDay(head.startsOn);
  const change = (changes: Partial<typeof head>) => setHead((before) => ({ ...before, ...changes }));
  const { answer, busy } = sheet;
  return (
    <>
      <PageHeader
        title={t('archive.classification.import')}
        detail={t('archive.classification.importDetail')}
      />
      <ClassificationTabs />
      <div className={styles.stack}>
        <Panel title={t('archive.classification.about')}>
          <HeldInput when={head.basis !== '' && !answer?.written} />
          <div className={styles.fields}>
            <TextInput
              label={t('archive.classification.basisField')}
              description={t('archive.classification.basisHint')}
              placeholder="Peraturan Bupati Nomor 12 Tahun 2026"
              required
              maxLength={300}
              value={head.basis}
              onChange={(event) => change({ basis: event.currentTarget.value })}
            />
            <DayField
              label={t('archive.classification.startsOn')}
              required
              value={head.startsOn}
              onChange={(startsOn) => change({ startsOn })}
            />
            <Select
              label={t('archive.classification.scheme')}
              allowDeselect={false}
              data={codeSchemes.map((value) => ({ value, label: t(`archive.scheme.${value}`) }))}
              value={head.scheme}
              onChange={(scheme) => scheme && change({ scheme: scheme as typeof head.scheme })}
            />
            <Checkbox
              label={t('archive.classification.fromYearEnd')}
              description={t('archive.classification.fromYearEndHint')}
              checked={head.fromYearEnd}
              onChange={(event) => change({ fromYearEnd: event.currentTarget.checked })}
            />
          </div>
        </Panel>
        <Panel
          title={t('archive.classification.sheet')}
          hint={ready ? t('archive.classification.sheetHint') : t('archive.classification.aboutFirst')}
        >
          <div className={styles.stack}>
            <SheetDrop {...words} file={sheet.file} onTake={sheet.take} disabled={busy || !ready} />
            <SheetColumns of="schedule" />
          </div>
        </Panel>
        <ReadResult
          focus={sheet.result}
          busy={
            busy
              ? t(sheet.writing ? 'archive.classification.writing' : 'archive.classification.reading')
              : null
          }
          error={sheet.error}
          onRetry={sheet.retry}
        >
          {answer ? (
            <Read answer={answer} onAgain={sheet.again} onSet={sheet.write} basis={head.basis} />
          ) : null}
        </ReadResult>
      </div>
    </>
  );
}

interface ReadProps {
  answer: ScheduleImport;
  basis: string;
  onAgain: () => void;
  onSet: () => void;
}

function Read({ answer, basis, onAgain, onSet }: ReadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  if (answer.written)
    return (
      <Panel
        title={t('archive.classification.set', { basis })}
        acts={<CircleCheck size={24} aria-hidden="true" />}
      >
        <Button component={Link} to={classificationPath}>
          {t('archive.classification.see')}
        </Button>
      </Panel>
    );
  if (answer.faults.length > 0) return <RowFaults answer={answer} />;
  return (
    <div className={styles.stack}>
      <Panel
        title={t('archive.classification.ready')}
        hint={t('archive.classification.readyHint', {
          rows: format.number(answer.rows),
          ruled: format.number(answer.ruled),
        })}
      >
        <div className={styles.acts}>
          <Button onClick={() => setAsked(true)}>{t('archive.classification.setVerb')}</Button>
          <Button variant="default" onClick={onAgain}>
            {t('archive.classification.readAgain')}
          </Button>
        </div>
      </Panel>
      <DifferencePanel of={answer.difference} />
      <ConfirmFinal
        opened={asked}
        onClose={() => setAsked(false)}
        verb={t('archive.classification.setVerb')}
        title={t('archive.classification.setTitle', { basis })}
        onConfirm={() => {
          setAsked(false);
          onSet();
        }}
      >
        <p>{t('archive.classification.setWhat')}</p>
      </ConfirmFinal>
    </div>
  );
}
