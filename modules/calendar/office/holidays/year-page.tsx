import { Button, NumberInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CalendarPlus, FileUp, MoonStar } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useToday } from '#office/format/use-today.ts';
import { holidays } from '../../contract/holidays.ts';
import { importPath } from '../addresses.ts';
import styles from '../calendar.module.css';
import { CalendarTabs } from '../calendar-tabs.tsx';
import { HolidayForm } from './holiday-form.tsx';
import { FormerPanel, HolidayPanels } from './holiday-panel.tsx';
import { RamadanForm } from './ramadan-form.tsx';
import { RamadanPanel } from './ramadan-panel.tsx';
import { YearGrid, YearLegend } from './year-grid.tsx';

/** The holidays of a year, for the nation and for the unit that is looked at. */
export function YearPage() {
  const { t } = useTranslation();
  const [year, setYear] = useState(Number(useToday().slice(0, 4)));
  const [unitId, setUnitId] = useState<string | null>(null);
  const answer = useOperation(
    holidays.list,
    { year: String(year), ...(unitId ? { unitId: unitId as UnitId } : {}) } as never,
    { keepPrevious: true },
  );
  const { data } = answer;
  return (
    <>
      <PageHeader
        title={t('calendar.year.title')}
        detail={t('calendar.year.detail')}
        actions={data ? <Acts can={data.can} unitId={data.unit?.id ?? null} /> : null}
      />
      <CalendarTabs />
      <div className={styles.tools}>
        <NumberInput
          label={t('calendar.year.year')}
          w={120}
          min={1945}
          max={2200}
          value={year}
          onChange={(value) => typeof value === 'number' && value >= 1945 && value <= 2200 && setYear(value)}
        />
        <UnitPicker
          label={t('calendar.year.unit')}
          placeholder={data?.unit?.name ?? t('calendar.year.nationOnly')}
          clearable
          value={unitId}
          onChange={setUnitId}
        />
      </div>
      <AnswerState of={answer} />
      {data ? <Year year={year} data={data} /> : null}
    </>
  );
}

interface YearProps {
  year: number;
  data: OutputOf<typeof holidays.list>;
}

function Year({ year, data }: YearProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.stack}>
      {data.known ? null : (
        <EmptyState
          title={t('calendar.year.unknown', { year })}
          action={data.can.setNational ? <ImportLink /> : null}
        >
          {t('calendar.year.unknownHint')}
        </EmptyState>
      )}
      <Panel title={t('calendar.year.months', { year })}>
        <YearGrid year={year} holidays={data.items} />
        <YearLegend />
      </Panel>
      <HolidayPanels items={data.items} />
      <RamadanPanel items={data.ramadans} can={data.can.setNational} />
      <FormerPanel items={data.former} />
    </div>
  );
}

function ImportLink() {
  const { t } = useTranslation();
  return (
    <Button
      component={Link}
      to={importPath}
      variant="default"
      leftSection={<FileUp size={16} aria-hidden="true" />}
    >
      {t('calendar.import.title')}
    </Button>
  );
}

function Acts({
  can,
  unitId,
}: {
  can: { setNational: boolean; setRegional: boolean };
  unitId: string | null;
}) {
  const { t } = useTranslation();
  if (!can.setNational && !can.setRegional) return null;
  return (
    <div className={styles.acts}>
      <DialogButton verb={t('calendar.holiday.set')} icon={CalendarPlus} keeps>
        {(close) => (
          <HolidayForm unitId={can.setRegional ? unitId : null} nation={can.setNational} onEnd={close} />
        )}
      </DialogButton>
      {can.setNational ? (
        <DialogButton verb={t('calendar.ramadan.set')} icon={MoonStar} keeps>
          {(close) => <RamadanForm onEnd={close} />}
        </DialogButton>
      ) : null}
      <ImportLink />
    </div>
  );
}
