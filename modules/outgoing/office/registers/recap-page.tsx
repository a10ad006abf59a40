import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import type { OutputOf, SentInput } from '#core/contract/operation.ts';
import { useUnitFilter } from '#modules/organization/office/pick/use-unit-filter.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { FigureTable } from '#office/design/figure-table.tsx';
import { ExportMenu } from '#office/design/list/export-menu.tsx';
import { FilterBar } from '#office/design/list/filter-bar.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { registers } from '../../contract/registers.ts';
import styles from './recap.module.css';
import { type RecapSum, sumsOf } from './recap-sums.ts';
import { RegistersTabs } from './registers-tabs.tsx';

type Recap = OutputOf<typeof registers.recap>;

/** Years that are offered: this one and those before. */
const yearsBack = 10;

/** The figures of a year: what was signed by unit, kind and month, and what is not finished. */
export function Page() {
  const { t } = useTranslation();
  const list = useListState(useFields());
  const input = {
    ...list.values,
    year: list.values.year ?? String(new Date().getFullYear()),
  } as unknown as SentInput<typeof registers.recap>;
  const answer = useOperation(registers.recap, input, { keepPrevious: true });
  return (
    <>
      <PageHeader
        title={t('outgoing.recap.title')}
        detail={t('outgoing.recap.detail')}
        actions={
          <ExportMenu
            of={[
              { pdf: addressOf(registers.printRecap, input), sheet: addressOf(registers.exportRecap, input) },
            ]}
          />
        }
      />
      <RegistersTabs current="recap" />
      <FilterBar list={list} />
      <AnswerState of={answer} loading={<LoadingRows rows={8} />} />
      {answer.data ? <Figures recap={answer.data} year={input.year as string} /> : null}
    </>
  );
}

function Figures({ recap, year }: { recap: Recap; year: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sums = useMemo(() => sumsOf(recap.lines), [recap]);
  const total = sums.reduce((sum, one) => sum + one.signed, 0);
  const late = sums.reduce((sum, one) => sum + one.sentLate, 0);
  return (
    <div className={styles.figures}>
      <dl className={styles.numbers}>
        <div>
          <dt>{t('outgoing.recap.totalOf', { year })}</dt>
          <dd>{format.number(total)}</dd>
        </div>
        <div>
          <dt>{t('outgoing.recap.late')}</dt>
          <dd data-bad={late > 0 || undefined}>
            {format.number(late)}
            <p>{t('outgoing.recap.lateHint')}</p>
          </dd>
        </div>
      </dl>
      <section className={styles.card} aria-labelledby="by-unit">
        <h2 id="by-unit">{t('outgoing.recap.byUnit')}</h2>
        {sums.length > 0 ? (
          <ByUnit sums={sums} />
        ) : (
          <EmptyState title={t('outgoing.recap.none')}>{t('outgoing.recap.noneHint')}</EmptyState>
        )}
      </section>
      <section className={styles.card} aria-labelledby="unfinished">
        <h2 id="unfinished">{t('outgoing.unfinished.title')}</h2>
        {recap.unfinished.length > 0 ? (
          <Unfinished lines={recap.unfinished} />
        ) : (
          <p className={styles.quiet}>{t('outgoing.unfinished.none')}</p>
        )}
      </section>
    </div>
  );
}

const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** A line for each unit and kind, a column for each month. */
function ByUnit({ sums }: { sums: readonly RecapSum[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const monthName = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  return (
    <FigureTable
      caption={t('outgoing.recap.byUnit')}
      columns={[
        { name: t('outgoing.recap.column.unit') },
        ...months.map((month) => ({
          name: monthName.format(new Date(Date.UTC(2026, month - 1, 15))),
          end: true,
        })),
        { name: t('outgoing.recap.total'), end: true },
        { name: t('outgoing.recap.late'), end: true },
        { name: t('outgoing.recap.median'), end: true },
      ]}
    >
      {sums.map((sum) => (
        <tr key={`${sum.unitId} ${sum.kindCode}`}>
          <th scope="row">
            {sum.unitName}
            <span>{sum.kindName}</span>
          </th>
          {months.map((month) => (
            <td key={month} data-end>
              {sum.months[month] ? format.number(sum.months[month]) : '–'}
            </td>
          ))}
          <td data-end>{format.number(sum.signed)}</td>
          <td data-end>{format.number(sum.sentLate)}</td>
          <td data-end>{t('outgoing.recap.days', { days: format.number(sum.medianDays) })}</td>
        </tr>
      ))}
    </FigureTable>
  );
}

function Unfinished({ lines }: { lines: Recap['unfinished'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = ['writing', 'review', 'to-sign', 'to-send', 'late'] as const;
  return (
    <FigureTable
      caption={t('outgoing.unfinished.title')}
      columns={[
        { name: t('outgoing.recap.column.unit') },
        ...columns.map((name) => ({ name: t(`outgoing.unfinished.${name}`), end: true })),
        { name: t('outgoing.unfinished.oldest') },
      ]}
    >
      {lines.map((line) => (
        <tr key={line.unitId}>
          <th scope="row">{line.unitName}</th>
          {[line.writing, line.review, line.toSign, line.toSend, line.late].map((count, index) => (
            <td key={columns[index]} data-end>
              {format.number(count)}
            </td>
          ))}
          <td>{format.recent(line.oldestSince)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}

function useFields(): FilterField[] {
  const { t } = useTranslation();
  const unit = useUnitFilter(t('outgoing.register.unit'));
  return useMemo(() => {
    const now = new Date().getFullYear();
    const years = Array.from({ length: yearsBack }, (_, back) => String(now - back));
    return [
      {
        kind: 'choice',
        name: 'year',
        label: t('outgoing.recap.year'),
        options: years.map((year) => ({ value: year, label: year })),
      },
      unit,
    ];
  }, [t, unit]);
}
