import { Button } from '@mantine/core';
import { CloudOff, RotateCw, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { noAnswer } from '../../data/client.ts';
import { partMissing } from '../feedback/lazy-part.tsx';
import { codeOf, isFaultOfTheHouse, requestIdOf, useErrorText } from './error-text.ts';
import styles from './states.module.css';

interface ErrorStateProps {
  error: unknown;
  /** Tries again; without it no button is shown. */
  onRetry?: () => void;
  retrying?: boolean;
  /** One line inside of a card or panel instead of a whole page. */
  compact?: boolean;
}

/**
 * Says what happened and what to do next; of a fault of the house also the code and request for the help desk. A part of the
 * screen that the network kept away is tried again by itself when the network is back.
 */
export function ErrorState({ error, onRetry, retrying, compact }: ErrorStateProps) {
  const { t } = useTranslation();
  const text = useErrorText();
  const code = codeOf(error);
  const requestId = requestIdOf(error);
  const again = code === partMissing ? onRetry : undefined;
  useEffect(() => {
    if (!again) return;
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [again]);
  const Icon = code === noAnswer ? CloudOff : TriangleAlert;
  return (
    <section className={compact ? styles.line : styles.state} role="alert">
      <Icon className={styles.errorIcon} size={compact ? 20 : 32} strokeWidth={1.5} aria-hidden="true" />
      <div className={styles.errorWords}>
        <p className={compact ? undefined : styles.errorTitle}>{text(error)}</p>
        {isFaultOfTheHouse(error) ? (
          <p className={styles.codes}>
            {t('office.error.code')} <code>{code}</code>
            {requestId ? (
              <>
                {' · '}
                {t('office.error.request')} <code>{requestId}</code>
              </>
            ) : null}
          </p>
        ) : null}
      </div>
      {onRetry ? (
        <div className={styles.actions}>
          <Button
            variant="default"
            leftSection={<RotateCw size={16} aria-hidden="true" />}
            onClick={onRetry}
            loading={retrying ?? false}
          >
            {t('office.error.retry')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
