import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from '../design/dialog.module.css';

interface LeaveDialogProps {
  opened: boolean;
  onStay: () => void;
  onLeave: () => void;
}

/** Asks before a page takes along what was typed into it. */
export function LeaveDialog({ opened, onStay, onLeave }: LeaveDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onStay}
      title={t('office.unsent.title')}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      <div className={styles.body}>
        <p>{t('office.unsent.page')}</p>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onLeave}>
            {t('office.unsent.leave')}
          </Button>
          <Button data-autofocus onClick={onStay}>
            {t('office.unsent.stay')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
