import { Button } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './words.module.css';

interface MonthStepsProps {
  onStep: (by: 1 | -1) => void;
  /** Back to the month, or year, that is under way. */
  onNow: () => void;
  now: string;
}

/** One month, or year, back and on. */
export function MonthSteps({ onStep, onNow, now }: MonthStepsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.acts} data-print="never">
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('attendance.period.before')}
        onClick={() => onStep(-1)}
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </Button>
      <Button variant="default" size="compact-sm" onClick={onNow}>
        {now}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('attendance.period.after')}
        onClick={() => onStep(1)}
      >
        <ChevronRight size={16} aria-hidden="true" />
      </Button>
    </div>
  );
}
