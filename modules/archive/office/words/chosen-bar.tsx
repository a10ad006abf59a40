import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './chosen-bar.module.css';

interface ChosenBarProps {
  count: number;
  onClear: () => void;
  /** What can be done with the chosen ones. */
  children: ReactNode;
}

/** Stands at the lower edge of the screen while rows are chosen. */
export function ChosenBar({ count, onClear, children }: ChosenBarProps) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <section className={styles.bar} aria-label={t('office.list.bulk')} data-print="never">
      <strong>{t('office.list.chosen', { count })}</strong>
      {children}
      <Button variant="subtle" onClick={onClear}>
        {t('office.list.unchoose')}
      </Button>
    </section>
  );
}
