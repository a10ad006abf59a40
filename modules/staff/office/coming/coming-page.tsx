import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '#core/contract/ids.ts';
import { useUnitFilter } from '#modules/organization/office/pick/use-unit-filter.ts';
import { useOperationPages } from '#office/data/use-operation.ts';
import { FilterBar } from '#office/design/list/filter-bar.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useListState } from '#office/design/list/list-state.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useToday } from '#office/format/use-today.ts';
import { useSession } from '#office/session/use-session.ts';
import { type MilestoneEntry, milestones } from '../../contract/milestones.ts';
import { milestones as kinds, type Milestone } from '../../contract/outlook.ts';
import { ownFilePath, staffFilePath } from '../addresses.ts';
import { HeldBack, milestoneIcons, WhyMilestone } from '../file/milestone-words.tsx';
import styles from '../staff.module.css';
import { StaffTabs } from '../staff-tabs.tsx';
import { ComingExport } from './coming-export.tsx';

/** What comes for the people whose files may be seen: by day, each with why. */
export function ComingPage() {
  const { t } = useTranslation();
  const unit = useUnitFilter(t('organization.unit.one'));
  const fields = useMemo(
    (): FilterField[] => [
      {
        kind: 'choice',
        name: 'what',
        label: t('staff.coming.what'),
        options: kinds.map((value) => ({ value, label: t(`staff.milestone.${value}`) })),
      },
      unit,
      { kind: 'days', label: t('staff.coming.day'), from: 'from', to: 'until' },
    ],
    [unit, t],
  );
  const list = useListState(fields);
  const asked = askedIn(list.values);
  const pages = useOperationPages(milestones.list, { ...asked, size: 50 });
  return (
    <>
      <PageHeader
        title={t('staff.coming.title')}
        detail={t('staff.coming.detail')}
        actions={<ComingExport asked={asked} />}
      />
      <StaffTabs />
      <div className={styles.tools}>
        <FilterBar list={list} />
      </div>
      <PagedRows
        pages={pages}
        onSight
        empty={<EmptyState title={t('staff.coming.none')}>{t('staff.coming.noneHint')}</EmptyState>}
      >
        {(rows) => (
          <div className={styles.column}>
            {byMonth(rows).map(([month, inMonth]) => (
              <Month key={month} month={month} rows={inMonth} />
            ))}
          </div>
        )}
      </PagedRows>
    </>
  );
}

/** The filters as the operation takes them; an address that says anything else is as if it said nothing. */
function askedIn({ what, unitId, from, until }: Record<string, string | string[]>) {
  return {
    ...(kinds.some((kind) => kind === what) ? { what: what as Milestone['what'] } : {}),
    ...(typeof unitId === 'string' ? { unitId: unitId as UnitId } : {}),
    ...(typeof from === 'string' ? { from } : {}),
    ...(typeof until === 'string' ? { until } : {}),
  };
}

/** Rows that follow each other in a month. */
function byMonth(rows: readonly MilestoneEntry[]): [string, MilestoneEntry[]][] {
  const months = new Map<string, MilestoneEntry[]>();
  for (const row of rows) {
    const month = row.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return [...months];
}

function Month({ month, rows }: { month: string; rows: readonly MilestoneEntry[] }) {
  const { t, i18n } = useTranslation();
  const today = useToday();
  const name = new Intl.DateTimeFormat(i18n.resolvedLanguage === 'en' ? 'en-GB' : 'id-ID', {
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
  }).format(new Date(`${month}-01T00:00:00Z`));
  return (
    <Panel title={name} hint={month < today.slice(0, 7) ? t('staff.coming.past') : null} flush>
      <PanelRows>
        {rows.map((entry) => (
          <ComingRow key={`${entry.person.id} ${entry.what}`} entry={entry} />
        ))}
      </PanelRows>
    </Panel>
  );
}

function ComingRow({ entry }: { entry: MilestoneEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession();
  const { person, unitName, what, day, heldBack } = entry;
  return (
    <PanelRow
      icon={milestoneIcons[what]}
      name={
        <Link to={person.id === session.person.id ? ownFilePath : staffFilePath(person.id)}>
          {person.name}
        </Link>
      }
      detail={`${t(`staff.milestone.${what}`)} · ${format.day(day)}`}
      further={
        <>
          {unitName} {heldBack ? <HeldBack /> : null}
        </>
      }
    >
      <WhyMilestone milestone={entry} of={`${t(`staff.milestone.${what}`)}, ${person.name}`} />
    </PanelRow>
  );
}
