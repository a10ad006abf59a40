import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { LegalBasis } from '../../contract/terms.ts';

interface Days {
  first: string;
  last: string;
  half?: string | null;
  hours?: number | null;
}

/** Days, lengths and articles of leave in words. */
export function useLeaveWords() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const amounts = new Intl.NumberFormat(i18n.resolvedLanguage === 'en' ? 'en' : 'id', {
    maximumFractionDigits: 3,
  });
  const amount = (days: number) => amounts.format(days);
  return {
    amount,
    /** `3 hari kerja` */
    days: (count: number) => t('leave.days', { count, amount: amount(count) }),
    /** `7 Desember 2026 – 9 Desember 2026`, `7 Desember 2026 (pagi)` */
    span: ({ first, last, half, hours }: Days) => {
      const part = half ? t(`leave.half.${half}`) : hours ? t('leave.feed.hours', { hours }) : null;
      const days =
        first === last
          ? format.day(first)
          : t('leave.span', { from: format.day(first), until: format.day(last) });
      return part ? `${days} (${part})` : days;
    },
    length: (parts: readonly { amount: number; unit: string }[]) =>
      parts.map((one) => `${amount(one.amount)} ${t(`leave.unit.${one.unit}`)}`).join(' '),
    /** `PP 11/2017 Pasal 311` */
    basis: ({ regulation, article }: LegalBasis) =>
      article ? t('leave.basis', { regulation, article }) : regulation,
  };
}
