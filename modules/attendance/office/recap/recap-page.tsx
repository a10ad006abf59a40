import { Button, Menu, SegmentedControl, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ChevronDown, FileSpreadsheet, FileText, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import type { UnitId } from '#core/contract/ids.ts';
import { DayField, wholeDays } from '#office/design/form/day-field.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useToday } from '#office/format/use-today.ts';
import { recapOrders, recaps } from '../../contract/recaps.ts';
import { AttendanceTabs } from '../attendance-tabs.tsx';
import { useSeenUnit } from '../words/use-seen-unit.tsx';
import styles from '../words/words.module.css';
import paper from './recap.module.css';
import { type RecapSearch, recapIn, recapKinds, usualPeriods } from './recap-search.ts';
import { RecapTable } from './recap-table.tsx';

/** Days of a unit added up by person, unit, day or month; to be printed, and taken along for pay. */
export function RecapPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const today = useToday();
  const navigate = useNavigate();
  const address = useSearch({ strict: false }) as Record<string, string | undefined>;
  const asked = recapIn(address, today);
  const { unit, field } = useSeenUnit();
  const go = (changes: Partial<RecapSearch>) =>
    void navigate({ to: '.', search: { ...address, ...changes } as never, replace: true });
  const day = (name: 'from' | 'until') => ({
    label: t(`attendance.recap.${name}`),
    value: asked[name],
    onChange: wholeDays((to) => to && go({ [name]: to })),
  });
  return (
    <>
      <PageHeader
        title={t('attendance.recap.title')}
        detail={
          unit
            ? t('attendance.recap.of', {
                ...{ unit: unit.name, from: format.day(asked.from), until: format.day(asked.until) },
              })
            : t('attendance.recap.detail')
        }
        actions={
          <>
            <Button
              variant="default"
              leftSection={<Printer size={16} aria-hidden="true" />}
              onClick={() => window.print()}
            >
              {t('attendance.print')}
            </Button>
            {unit ? <ForPay unitId={unit.id} {...asked} /> : null}
          </>
        }
      />
      <AttendanceTabs />
      <div className={styles.tools} data-print="never">
        {field}
        <DayField {...day('from')} />
        <DayField {...day('until')} min={asked.from} />
        <div className={styles.acts}>
          {Object.entries(usualPeriods(today)).map(([name, period]) => (
            <Button
              key={name}
              variant="default"
              aria-pressed={period.from === asked.from && period.until === asked.until}
              onClick={() => go(period)}
            >
              {t(`attendance.period.${name}`)}
            </Button>
          ))}
        </div>
      </div>
      <div className={styles.tools} data-print="never">
        <SegmentedControl
          aria-label={t('attendance.recap.by')}
          data={recapKinds.map((value) => ({ value, label: t(`attendance.recap.by.${value}`) }))}
          value={asked.by}
          onChange={(by) => go({ by: by as RecapSearch['by'], order: 'name' })}
        />
        <Select
          label={t('attendance.recap.order')}
          allowDeselect={false}
          data={recapOrders.map((value) => ({ value, label: t(`attendance.recap.order.${value}`) }))}
          value={asked.order}
          onChange={(order) => go({ order: (order ?? 'name') as RecapSearch['order'] })}
        />
      </div>
      {unit ? (
        <div className={paper.paper}>
          <RecapTable unitId={unit.id} {...asked} />
        </div>
      ) : null}
    </>
  );
}

/** The recap by person as a file. */
function ForPay({ unitId, from, until }: { unitId: UnitId; from: string; until: string }) {
  const { t } = useTranslation();
  const of = { unitId, from, until };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button rightSection={<ChevronDown size={14} aria-hidden="true" />}>
          {t('attendance.recap.forPay')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={addressOf(recaps.exportXlsx, of)}
          download
          leftSection={<FileSpreadsheet size={16} aria-hidden="true" />}
        >
          {t('attendance.recap.xlsx')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={addressOf(recaps.exportCsv, of)}
          download
          leftSection={<FileText size={16} aria-hidden="true" />}
        >
          {t('attendance.recap.csv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
