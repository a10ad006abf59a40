import { Link } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { Initials } from '#office/design/person-post.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import type { recaps } from '../../contract/recaps.ts';
import { daysPath } from '../addresses.ts';
import { StatusWord } from '../words/status-word.tsx';
import { useAttendanceWords } from '../words/use-attendance-words.ts';
import styles from './board.module.css';

/** One person at this moment. */
export function BoardCard({ row }: { row: OutputOf<typeof recaps.board>['items'][number] }) {
  const { t } = useTranslation();
  const { clock, length } = useAttendanceWords();
  const { person, unit, group, remote, checkIn, checkOut, lateMinutes, awaits } = row;
  // Who is at work and came late is among the late ones here.
  const status = group === 'late' ? 'late' : row.status;
  const said = [
    checkIn ? t('attendance.days.at.in', { at: clock(checkIn) }) : null,
    checkOut ? t('attendance.days.at.out', { at: clock(checkOut) }) : null,
    lateMinutes > 0 ? t('attendance.days.late', { length: length(lateMinutes) }) : null,
  ].filter(Boolean);
  return (
    <li className={styles.card}>
      <Initials name={person.name} size={36} />
      <div className={styles.who}>
        <Link to={daysPath} search={{ person: person.id } as never} className={styles.name}>
          {person.name}
        </Link>
        <p className={styles.unit}>{unit.name}</p>
        {said.length > 0 ? <p className={styles.times}>{said.join(' · ')}</p> : null}
        <p className={styles.badges}>
          <StatusWord status={status} remote={remote} />
          {awaits > 0 ? <StatusBadge tone="wait" icon={Eye} label={t('attendance.board.awaits')} /> : null}
        </p>
      </div>
    </li>
  );
}
