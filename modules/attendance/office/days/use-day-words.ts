import { useTranslation } from 'react-i18next';
import type { DayView } from '../../contract/days.ts';
import { useAttendanceWords } from '../words/use-attendance-words.ts';

/** What a day says of itself in a line. */
export function useDayWords() {
  const { t } = useTranslation();
  const { clock, length, percent } = useAttendanceWords();
  const end = (direction: 'in' | 'out', at: string | null, day: DayView) =>
    at === null
      ? t(day.closed ? `attendance.days.none.${direction}` : `attendance.days.notYet.${direction}`)
      : t(`attendance.days.at.${direction}`, { at: clock(at) });
  return {
    times: (day: DayView) => {
      const { checkIn, checkOut, kind, minutes } = day;
      if (checkIn === null && checkOut === null && (kind !== 'work' || isCovered(day))) return null;
      return [
        end('in', checkIn, day),
        end('out', checkOut, day),
        minutes.worked > 0 ? t('attendance.days.worked', { length: length(minutes.worked) }) : null,
      ]
        .filter(Boolean)
        .join(' · ');
    },
    cost: ({ minutes, lateTier, earlyTier, absentDays, deduction }: DayView) =>
      [
        minutes.late > 0
          ? withTier(t('attendance.days.late', { length: length(minutes.late) }), lateTier)
          : null,
        minutes.early > 0
          ? withTier(t('attendance.days.early', { length: length(minutes.early) }), earlyTier)
          : null,
        absentDays > 0 && absentDays < 1 ? t('attendance.days.partAbsent') : null,
        deduction > 0 ? t('attendance.days.deduction', { percent: percent(deduction) }) : null,
      ]
        .filter(Boolean)
        .join(' · ') || null,
  };
}

const withTier = (said: string, tier: string | null) => (tier ? `${said} (${tier})` : said);
const isCovered = ({ status }: DayView) =>
  ['duty', 'meeting', 'study', 'leave', 'permission', 'sick'].includes(status);
