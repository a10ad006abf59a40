import { Button, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { FileUp, Scale } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useToday } from '#office/format/use-today.ts';
import { useMay } from '#office/session/use-session.ts';
import { balances } from '../../contract/balances.ts';
import { leaveManage } from '../../contract/permissions.ts';
import { importPath } from '../addresses.ts';
import styles from '../leave.module.css';
import { LeaveTabs } from '../leave-tabs.tsx';
import { useLeaveWords } from '../words/use-leave-words.ts';
import { BalanceEntries } from './balance-entries.tsx';

/** What the people of a unit have left; for personnel the way to what was entered. */
export function BalancesPage() {
  const { t } = useTranslation();
  const may = useMay();
  const words = useLeaveWords();
  const thisYear = Number(useToday().slice(0, 4));
  const [unitId, setUnitId] = useState<string | null>(null);
  const [year, setYear] = useState(String(thisYear));
  return (
    <>
      <PageHeader
        title={t('leave.balances.title')}
        detail={t('leave.balances.detail')}
        actions={
          may(leaveManage) ? (
            <Button
              component={Link}
              to={importPath}
              variant="default"
              leftSection={<FileUp size={16} aria-hidden="true" />}
            >
              {t('leave.import.title')}
            </Button>
          ) : undefined
        }
      />
      <LeaveTabs />
      <div className={styles.tools}>
        <UnitPicker
          label={t('leave.calendar.unit')}
          placeholder={t('leave.calendar.ownUnit')}
          clearable
          value={unitId}
          onChange={setUnitId}
        />
        <Select
          label={t('leave.balances.year')}
          allowDeselect={false}
          data={[thisYear - 1, thisYear, thisYear + 1].map(String)}
          value={year}
          onChange={(value) => setYear(value ?? year)}
        />
      </div>
      <UnitBalances unitId={unitId} year={Number(year)} manages={may(leaveManage)} words={words} />
    </>
  );
}

interface UnitBalancesProps {
  unitId: string | null;
  year: number;
  manages: boolean;
  words: ReturnType<typeof useLeaveWords>;
}

function UnitBalances({ unitId, year, manages, words }: UnitBalancesProps) {
  const { t } = useTranslation();
  const pages = useOperationPages(balances.ofUnit, {
    ...(unitId ? { unitId: unitId as never } : {}),
    ...{ year, size: 50 },
  });
  return (
    <Panel title={t('leave.balance.title', { year })} flush>
      <PagedRows pages={pages} empty={<NothingYet>{t('leave.calendar.nobody')}</NothingYet>}>
        {(rows) => (
          <PanelRows>
            {rows.map(({ person, left, total, taken }) => (
              <PanelRow
                key={person.id}
                person={person.name}
                name={person.name}
                detail={
                  left
                    ? t('leave.balances.left', {
                        total: words.amount(total ?? 0),
                        older: words.amount(left['n-2']),
                        last: words.amount(left['n-1']),
                        own: words.amount(left.n),
                      })
                    : t('leave.balances.unknown')
                }
                further={taken ? t('leave.balances.taken', { days: words.days(taken) }) : null}
              >
                {manages ? (
                  <DialogButton
                    verb={t('leave.balances.entries')}
                    title={t('leave.balances.entriesOf', { name: person.name })}
                    icon={Scale}
                    look="small"
                    wide
                    keeps
                  >
                    {(close) => <BalanceEntries person={person} year={year} onEnd={close} />}
                  </DialogButton>
                ) : null}
              </PanelRow>
            ))}
          </PanelRows>
        )}
      </PagedRows>
    </Panel>
  );
}
