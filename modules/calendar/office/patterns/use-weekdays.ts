import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** The days of the week as people call them, Monday first. */
export function useWeekdays(): readonly string[] {
  const { i18n } = useTranslation();
  const locale = i18n.resolvedLanguage === 'en' ? 'en-GB' : 'id-ID';
  return useMemo(() => {
    const named = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, at) => named.format(Date.UTC(2024, 0, 1 + at)));
  }, [locale]);
}
