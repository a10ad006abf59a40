import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#office/design/dialog.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { ShownOnce } from '../shown-once.tsx';
import styles from './accounts.module.css';

export interface ResetCode {
  code: string;
  expiresAt: string;
}

interface OneTimeCodeProps {
  /** Null while there is none to show. */
  reset: ResetCode | null;
  person: string;
  onClose: () => void;
}

/** The code for a new password, shown once, with what the person does with it. */
export function OneTimeCode({ reset, person, onClose }: OneTimeCodeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Dialog opened={reset !== null} onClose={onClose} title={t('identity.code.title', { person })} locked>
      {reset ? (
        <div className={styles.code}>
          <p>{t('identity.code.hint', { at: format.moment(reset.expiresAt) })}</p>
          <ShownOnce label={t('identity.code.label')} secret={reset.code} />
          <ol>
            <li>{t('identity.code.step1')}</li>
            <li>{t('identity.code.step2')}</li>
            <li>{t('identity.code.step3')}</li>
          </ol>
          <Button onClick={onClose}>{t('identity.code.done')}</Button>
        </div>
      ) : null}
    </Dialog>
  );
}
