import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import { useSession } from '#office/session/use-session.ts';
import { lastDayOf } from '../zone-day.ts';

/** From when to when, in words: `1 Jan 2026 – 30 Jun 2026`, `sejak 1 Jan 2026`. */
export function useTermWords(): (term: { startsAt: string; endsAt: string | null }) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const { agency } = useSession();
  return ({ startsAt, endsAt }) => {
    const from = format.shortDay(startsAt);
    if (endsAt === null) return t('organization.term.since', { day: from });
    return t('organization.term.fromTo', { from, to: format.shortDay(lastDayOf(agency.zone, endsAt)) });
  };
}
