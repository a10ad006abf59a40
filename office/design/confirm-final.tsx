import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './dialog.module.css';
import { Dialog } from './dialog.tsx';
import { ErrorState } from './states/error-state.tsx';

export interface ConfirmFinalProps {
  opened: boolean;
  onClose: () => void;
  /** The act as a verb: `Tandatangani`, `Musnahkan`. */
  verb: string;
  title: string;
  /** What becomes of it and why it cannot be undone. */
  children: ReactNode;
  /** True for destruction and refusal; signing is final too, but not a loss. */
  danger?: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
}

/** Asks before an act that the law makes final. Everything else can be undone and is not asked about. */
export function ConfirmFinal(props: ConfirmFinalProps) {
  const { t } = useTranslation();
  const { opened, onClose, verb, title, children, danger, busy = false, error, onConfirm } = props;
  return (
    <Dialog opened={opened} onClose={busy ? () => {} : onClose} title={title}>
      <div className={styles.body}>
        <div>{children}</div>
        {error ? <ErrorState compact error={error} /> : null}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} disabled={busy}>
            {t('office.cancel')}
          </Button>
          <Button color={danger ? 'danger' : 'wilis'} loading={busy} onClick={onConfirm}>
            {verb}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
