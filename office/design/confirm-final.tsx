import { Button, Checkbox, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './dialog.module.css';
import { ErrorState } from './states/error-state.tsx';

interface ConfirmFinalProps {
  opened: boolean;
  onClose: () => void;
  /** The act as a verb: `Tandatangani`, `Musnahkan`. */
  verb: string;
  title: string;
  /** What becomes of it and why it cannot be undone. */
  children: ReactNode;
  /** What the person affirms by the box; without it no box is shown. */
  affirmation?: string;
  /** True for destruction and refusal; signing is final too, but not a loss. */
  danger?: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
}

/** Asks before an act that the law makes final. Everything else can be undone and is not asked about. */
export function ConfirmFinal(props: ConfirmFinalProps) {
  const { t } = useTranslation();
  const { opened, onClose, verb, title, children, affirmation, danger, busy, error, onConfirm } = props;
  const [affirmed, setAffirmed] = useState(false);
  useEffect(() => {
    if (opened) setAffirmed(false);
  }, [opened]);
  return (
    <Modal
      opened={opened}
      onClose={busy ? () => {} : onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      <div className={styles.body}>
        <div>{children}</div>
        {affirmation ? (
          <Checkbox
            checked={affirmed}
            onChange={(event) => setAffirmed(event.currentTarget.checked)}
            label={affirmation}
          />
        ) : null}
        {error ? <ErrorState compact error={error} /> : null}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} disabled={busy ?? false}>
            {t('office.cancel')}
          </Button>
          <Button
            color={danger ? 'danger' : 'wilis'}
            loading={busy ?? false}
            disabled={affirmation !== undefined && !affirmed}
            onClick={onConfirm}
          >
            {verb}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
