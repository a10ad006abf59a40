import { useTranslation } from 'react-i18next';

/** `7 jam 30 menit`. */
export function useDuration(): (minutes: number) => string {
  const { t } = useTranslation();
  return (all) => {
    const [hours, minutes] = [Math.floor(all / 60), all % 60];
    return minutes === 0
      ? t('calendar.duration.hours', { hours })
      : t('calendar.duration.both', { hours, minutes });
  };
}
