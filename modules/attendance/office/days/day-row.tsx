import { Button } from '@mantine/core';
import { CircleHelp, Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DayView } from '../../contract/days.ts';
import { statusLooks } from '../words/status-look.ts';
import { StatusWord } from '../words/status-word.tsx';
import styles from './days.module.css';
import { useDayWords } from './use-day-words.ts';

interface DayRowProps {
  day: DayView;
  isToday: boolean;
  onWhy: () => void;
}

/** A day: how it stands, from when to when, what it cost, and the way to why. */
export function DayRow({ day, isToday, onWhy }: DayRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const told = useDayWords();
  const name = format.longDay(day.day);
  const Icon = statusLooks[day.status][1];
  return (
    <li className={styles.day}>
      <Icon size={22} strokeWidth={1.75} aria-hidden="true" />
      <p className={styles.name}>{isToday ? t('attendance.days.isToday', { day: name }) : name}</p>
      <p className={styles.detail}>{told.times(day)}</p>
      <p className={styles.detail}>{told.cost(day)}</p>
      <span className={styles.badges}>
        {day.awaits > 0 ? (
          <StatusBadge tone="wait" icon={Eye} label={t('attendance.days.awaits', { count: day.awaits })} />
        ) : null}
        <StatusWord status={day.status} remote={day.remote} />
      </span>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<CircleHelp size={14} aria-hidden="true" />}
        aria-label={t('office.why.of', { of: name })}
        onClick={onWhy}
      >
        {t('office.why.ask')}
      </Button>
    </li>
  );
}
