import { Button } from '@mantine/core';
import { CircleCheck, CloudUpload, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#office/design/states/error-text.ts';
import styles from './fields.module.css';
import type { SavedFacts } from './use-saved-facts.ts';

/** Whether the fields are saved, and what to do where they are not. */
export function SaveState({ saved }: { saved: SavedFacts }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { state, error, contested, settle, retry } = saved;
  if (state === 'contested')
    return (
      <div className={styles.contested} role="alert">
        <p>
          <TriangleAlert size={16} aria-hidden="true" />{' '}
          {t('outgoing.saved.contested', {
            fields: contested.map((name) => t(`outgoing.field.${name}`)).join(', '),
          })}
        </p>
        <div className={styles.buttons}>
          <Button size="compact-sm" variant="default" onClick={() => settle('theirs')}>
            {t('outgoing.saved.theirs')}
          </Button>
          <Button size="compact-sm" onClick={() => settle('mine')}>
            {t('outgoing.saved.mine')}
          </Button>
        </div>
      </div>
    );
  if (state === 'unsent' || state === 'refused')
    return (
      <div className={styles.contested} role="alert">
        <p>
          <TriangleAlert size={16} aria-hidden="true" />{' '}
          {state === 'unsent' ? t('outgoing.saved.unsent') : errorText(error)}
        </p>
        <div className={styles.buttons}>
          <Button size="compact-sm" variant="default" onClick={retry}>
            {t('office.error.retry')}
          </Button>
        </div>
      </div>
    );
  const Icon = state === 'saving' ? CloudUpload : CircleCheck;
  return (
    <p className={styles.saved} role="status">
      <Icon size={14} aria-hidden="true" /> {t(`outgoing.saved.${state}`)}
    </p>
  );
}
