import { useQueryClient } from '@tanstack/react-query';
import { Siren } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { useFormat } from '#office/format/use-format.ts';
import type { RecordView } from '../../contract/views.ts';
import styles from './emergency.module.css';
import { EndButton } from './end-button.tsx';

/** Says until when the record is open, and closes it: what was read of it leaves the page with its end. */
export function EmergencyBanner({ of }: { of: NonNullable<RecordView['emergency']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const forget = useCallback(() => {
    toast(t('archive.emergency.over'));
    // Not read again alone: what was shown would stay in its place.
    void queries.resetQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('archive.') });
  }, [queries, t]);
  useEffect(() => {
    const timer = setTimeout(forget, Math.max(0, Date.parse(of.endsAt) - Date.now()) + 1_000);
    return () => clearTimeout(timer);
  }, [of.endsAt, forget]);
  return (
    <section className={styles.banner} aria-label={t('archive.emergency.title')}>
      <Siren size={20} aria-hidden="true" />
      <p>
        <strong>{t('archive.emergency.banner', { until: format.time(of.endsAt) })}</strong>{' '}
        {t('archive.emergency.bannerWhat')}
      </p>
      <EndButton openingId={of.openingId} onEnded={forget} stales={[]} />
    </section>
  );
}
