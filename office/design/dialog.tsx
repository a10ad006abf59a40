import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Room for two columns of fields. */
  wide?: boolean;
  /** What must not be lost by a stray click: a form that is filled in. */
  keeps?: boolean;
  /** Left only by a button in it: what is shown once must not go by a stray key. */
  locked?: boolean;
}

/** A dialog for one act; on a phone it takes the whole screen. Its content lives only while it is open. */
export function Dialog({ opened, onClose, title, children, wide, keeps, locked }: DialogProps) {
  const { t } = useTranslation();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={wide ? 760 : 520}
      fullScreen={phone}
      radius={phone ? 0 : 'lg'}
      closeOnClickOutside={!keeps && !locked}
      closeOnEscape={!locked}
      withCloseButton={!locked}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      {children}
    </Modal>
  );
}
