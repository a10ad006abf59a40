import { useTranslation } from 'react-i18next';
import { FigureTable } from '#office/design/figure-table.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { SimulatedSums } from '../../contract/simulations.ts';
import { useAttendanceWords } from '../words/use-attendance-words.ts';
import { rowsOfSums } from './rows-of-sums.ts';

interface TriedSumsProps {
  of: { before: SimulatedSums; after: SimulatedSums };
  caption: string;
  only?: 'all' | 'changed';
}

/** Sums as they are and as they would be; those that stay nothing are left out. */
export function TriedSums({ of: { before, after }, caption, only = 'all' }: TriedSumsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { percent } = useAttendanceWords();
  const said = (name: string, value: number) =>
    name === 'deduction' ? percent(value) : format.number(value, name === 'absentDays' ? 1 : 0);
  const columns = [
    { name: t('attendance.trial.what') },
    { name: t('attendance.trial.before'), end: true },
    { name: t('attendance.trial.after'), end: true },
    { name: t('attendance.trial.difference'), end: true },
  ];
  return (
    <FigureTable caption={caption} columns={columns}>
      {rowsOfSums(before, after, only).map(({ name, tier, was, is }) => (
        <tr key={`${name} ${tier}`}>
          <th scope="row">
            {tier ?? t(name === 'deduction' ? 'attendance.schemes.percent' : `attendance.recap.${name}`)}
          </th>
          <td data-end>{said(name, was)}</td>
          <td data-end>{said(name, is)}</td>
          <td data-end>{is === was ? '–' : `${is > was ? '+' : '−'}${said(name, Math.abs(is - was))}`}</td>
        </tr>
      ))}
    </FigureTable>
  );
}
