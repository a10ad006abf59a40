import { useTranslation } from 'react-i18next';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in one unit, or in two where the smaller one still tells something: `2 hari 4 jam`, `35 menit`. */
export function useDuration(): (seconds: number) => string {
  const { t } = useTranslation();
  const say = (unit: string, count: number) =>
    count > 0 ? t(`dispositions.duration.${unit}`, { count }) : '';
  return (seconds) => {
    if (seconds < minute) return t('dispositions.duration.moment');
    if (seconds < hour) return say('minute', Math.floor(seconds / minute));
    const [large, small, unit, part] =
      seconds < day ? ([hour, minute, 'hour', 'minute'] as const) : ([day, hour, 'day', 'hour'] as const);
    const count = Math.floor(seconds / large);
    const rest = count < 3 ? Math.floor((seconds % large) / small) : 0;
    return [say(unit, count), say(part, rest)].filter(Boolean).join(' ');
  };
}
