import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';

/** `sejak 1 Januari 2026`, `1 Januari 2026 – 31 Januari 2026`. */
export function usePeriodWords(): (period: { startsOn: string; lastDay: string | null }) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ startsOn, lastDay }) =>
    lastDay
      ? `${format.day(startsOn)} – ${format.day(lastDay)}`
      : t('attendance.since', { day: format.day(startsOn) });
}
