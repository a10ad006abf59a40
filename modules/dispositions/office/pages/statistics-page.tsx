import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { units } from '#modules/organization/contract/units.ts';
import { useUnitFilter } from '#modules/organization/office/pick/use-unit-filter.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { FilterBar } from '#office/design/list/filter-bar.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { dispositions } from '../../contract/dispositions.ts';
import type { StatisticsView } from '../../contract/views.ts';
import { useDuration } from '../words/use-duration.ts';
import { AgeChart } from './age-chart.tsx';
import { DispositionsTabs } from './dispositions-tabs.tsx';
import { SlowestDesks } from './slowest-desks.tsx';
import styles from './statistics.module.css';
import { StuckDesks } from './stuck-desks.tsx';

/** The leader's figures: what is stuck, where, and how long things take. */
export function StatisticsPage() {
  const { t } = useTranslation();
  const list = useListState(useStatisticsFields(), 'unitId');
  // What is late narrows the list below; the figures are of everything.
  const { overdue, ...ofFigures } = list.values;
  const figures = useOperation(
    dispositions.statistics,
    ofFigures as SentInput<typeof dispositions.statistics>,
    {
      keepPrevious: true,
    },
  );
  const unitName = useUnitName(figures.data?.unitId);
  return (
    <>
      <PageHeader
        title={t('dispositions.statistics.title')}
        detail={unitName || t('dispositions.statistics.detail')}
      />
      <DispositionsTabs />
      <FilterBar list={list} />
      <AnswerState of={figures} />
      {figures.data ? <Figures view={figures.data} overdue={overdue === 'true'} /> : null}
    </>
  );
}

function Figures({ view, overdue }: { view: StatisticsView; overdue: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const duration = useDuration();
  const { open, turnaround } = view;
  const seconds = (value: number | null) => (value === null ? '–' : duration(value));
  return (
    <div className={styles.figures}>
      <section className={styles.card} aria-labelledby="open-now">
        <h2 id="open-now">{t('dispositions.statistics.openNow')}</h2>
        <dl className={styles.numbers}>
          <Figure label={t('dispositions.statistics.total')} value={format.number(open.total)} />
          <Figure label={t('dispositions.statistics.unread')} value={format.number(open.unread)} />
          <Figure
            label={t('dispositions.statistics.overdue')}
            value={format.number(open.overdue)}
            bad={open.overdue > 0}
          />
        </dl>
        <AgeChart ages={open.byAge} />
      </section>
      <section className={styles.card} aria-labelledby="turnaround">
        <h2 id="turnaround">{t('dispositions.statistics.turnaround')}</h2>
        <p className={styles.period}>
          {t('dispositions.statistics.period', {
            from: format.shortDay(view.from),
            to: format.shortDay(view.to),
          })}
        </p>
        <dl className={styles.numbers}>
          <Figure label={t('dispositions.statistics.settled')} value={format.number(turnaround.settled)} />
          <Figure label={t('dispositions.statistics.median')} value={seconds(turnaround.medianSeconds)} />
          <Figure label={t('dispositions.statistics.p90')} value={seconds(turnaround.p90Seconds)} />
          <Figure
            label={t('dispositions.statistics.inTime')}
            value={turnaround.inTime === null ? '–' : format.percent(turnaround.inTime, 0)}
          />
        </dl>
      </section>
      <section className={styles.wide} aria-labelledby="slowest">
        <h2 id="slowest">{t('dispositions.statistics.slowest')}</h2>
        <SlowestDesks desks={view.slowest} />
      </section>
      <section className={styles.wide} aria-labelledby="stuck">
        <h2 id="stuck">{t('dispositions.stuck.title')}</h2>
        <StuckDesks wanted={{ unitId: view.unitId, ...(overdue ? { overdue: 'true' } : {}) }} />
      </section>
    </div>
  );
}

function Figure({ label, value, bad }: { label: string; value: string; bad?: boolean }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-bad={bad || undefined}>{value}</dd>
    </div>
  );
}

function useUnitName(id: string | undefined): string {
  const { data } = useOperation(units.tree, {}, { enabled: id !== undefined });
  return data?.items.find((unit) => unit.id === id)?.name ?? '';
}

function useStatisticsFields(): FilterField[] {
  const { t } = useTranslation();
  const unit = useUnitFilter(t('dispositions.statistics.unit'));
  return useMemo(
    () => [
      unit,
      { kind: 'days', label: t('dispositions.statistics.days'), from: 'from', to: 'to' },
      { kind: 'flag', name: 'overdue', label: t('dispositions.list.overdue') },
    ],
    [t, unit],
  );
}
