import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';

const hour = 60;

/** Times, lengths and deductions of attendance in words. */
export function useAttendanceWords() {
  const { t } = useTranslation();
  const format = useFormat();
  return {
    /** `07.42`: the zone is told once on a page. */
    clock: (at: string | number) => format.time(at).split(' ')[0]!,
    /** `1 jam 5 menit` */
    length: (count: number) => {
      const parts = { hours: Math.floor(count / hour), minutes: count % hour };
      if (parts.hours === 0) return t('attendance.length.minutes', parts);
      return t(parts.minutes === 0 ? 'attendance.length.hours' : 'attendance.length.both', parts);
    },
    /** Of hundredths of a percent: `1,25%` */
    percent: (basisPoints: number) => format.percent(basisPoints / 10_000, 2),
    /** `2 hari`, `0,5 hari` */
    days: (count: number) => t('attendance.days.count', { count, amount: format.number(count, 1) }),
    /** `7 Desember 2026 – 9 Desember 2026` */
    span: (first: string, last: string) =>
      first === last ? format.day(first) : `${format.day(first)} – ${format.day(last)}`,
  };
}
