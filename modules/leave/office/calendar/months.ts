import { useTranslation } from 'react-i18next';

export interface Month {
  first: string;
  last: string;
}

/** The month in which a day lies. */
export function monthOf(day: string): Month {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const begin = day.slice(0, 8);
  return { first: `${begin}01`, last: `${begin}${last}` };
}

/** The month so many later, or earlier. */
export function monthAfter({ first }: Month, by: number): Month {
  const [year = 0, month = 1] = first.split('-').map(Number);
  return monthOf(new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10));
}

/** `Desember 2026` */
export function useMonthName(): (month: Month) => string {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.resolvedLanguage === 'en' ? 'en' : 'id', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return ({ first }) => format.format(new Date(`${first}T00:00:00Z`));
}
