import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../state/store.ts';
import styles from './tour.module.css';
import { endTour, startTour, tourOffered } from './tour-state.ts';

/** Offers the tour to who has not taken it in this browser, below what waits. */
export function TourOffer() {
  const { t } = useTranslation();
  if (!useStore(tourOffered)) return null;
  return (
    <aside className={styles.offer} aria-label={t('office.tour.title')} data-print="never">
      <p>
        <strong>{t('office.tour.offer')}</strong> {t('office.tour.offerText')}
      </p>
      <div>
        <Button variant="default" onClick={startTour}>
          {t('office.tour.start')}
        </Button>
        <Button variant="subtle" color="gray" onClick={endTour}>
          {t('office.tour.decline')}
        </Button>
      </div>
    </aside>
  );
}
