import { CalendarClock, History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { FigureTable } from '#office/design/figure-table.tsx';
import { Facts } from '#office/design/panel.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useToday } from '#office/format/use-today.ts';
import type { SchemeView } from '../../contract/days.ts';
import type { Tier } from '../../contract/deduction-schemes.ts';
import { usePeriodWords } from '../places/use-period-words.ts';
import { useAttendanceWords } from '../words/use-attendance-words.ts';
import styles from './rules.module.css';
import { coveringKinds } from './scheme-values.ts';

type Scheme = z.output<typeof SchemeView>;

/** A scheme with its tables and the time in which it holds. */
export function SchemeVersion({ of: scheme, open }: { of: Scheme; open: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const period = usePeriodWords();
  const { percent } = useAttendanceWords();
  const { rules, startsOn, lastDay } = scheme;
  return (
    <details open={open} className={styles.scheme}>
      <summary>
        {rules.basis}, {period(scheme)}{' '}
        {lastDay !== null && lastDay < today ? (
          <StatusBadge tone="neutral" icon={History} label={t('attendance.over')} />
        ) : null}
        {startsOn > today ? (
          <StatusBadge tone="wait" icon={CalendarClock} label={t('attendance.later')} />
        ) : null}
      </summary>
      <div className={styles.tables}>
        <Tiers title={t('attendance.schemes.late')} of={rules.late} />
        <Tiers title={t('attendance.schemes.early')} of={rules.early} />
      </div>
      <Facts
        of={[
          [t('attendance.schemes.notCheckedIn'), rules.notCheckedIn],
          [t('attendance.schemes.notCheckedOut'), rules.notCheckedOut],
          [t('attendance.schemes.absent'), percent(rules.absentBasisPoints)],
          ...coveringKinds.map((kind) => {
            const cost = rules.covered[kind];
            return [t(`attendance.mark.${kind}`), cost ? percent(cost) : null] as const;
          }),
        ]}
      />
    </details>
  );
}

function Tiers({ title, of: tiers }: { title: string; of: readonly Tier[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { percent } = useAttendanceWords();
  const columns = [
    { name: t('attendance.schemes.code') },
    { name: t('attendance.schemes.fromMinutes'), end: true },
    { name: t('attendance.schemes.percent'), end: true },
  ];
  return (
    <FigureTable caption={title} captionShown columns={columns}>
      {tiers.map(({ code, fromMinutes, basisPoints }) => (
        <tr key={code}>
          <th scope="row">{code}</th>
          <td data-end>{format.number(fromMinutes)}</td>
          <td data-end>{percent(basisPoints)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}
