import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoldsInput } from '../state/held-input.ts';
import styles from './dialog.module.css';
import { DialogForms } from './form/use-held-input.ts';

export interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Room for two columns of fields. */
  wide?: boolean;
  /** The whole screen: for what is looked at beside each other. */
  full?: boolean;
  /** A press outside never closes it, whether something was typed or not. */
  keeps?: boolean;
  /** Left only by a button in it: what is shown once must not go by a stray key. */
  locked?: boolean;
  /** Classes of its parts, for content that scrolls in a way of its own. */
  classNames?: { body?: string; content?: string };
}

/**
 * A dialog for one act; on a phone it takes the whole screen. Its content lives only while it is open. Escape, the cross
 * and a press outside ask first where a form in it holds what was typed (`useHeldInput`); its own buttons close at once.
 */
export function Dialog({
  opened,
  onClose,
  title,
  children,
  wide,
  full,
  keeps,
  locked,
  classNames = {},
}: DialogProps) {
  const { t } = useTranslation();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [forms] = useState(() => new Set<HoldsInput>());
  const [asking, setAsking] = useState(false);
  const asks = opened && asking;
  const leave = () => {
    setAsking(false);
    onClose();
  };
  const leaveOrAsk = () => {
    if (asks) setAsking(false);
    else if ([...forms].some((holds) => holds())) setAsking(true);
    else leave();
  };
  return (
    <Modal
      opened={opened}
      onClose={leaveOrAsk}
      title={title}
      size={wide ? 760 : 520}
      fullScreen={phone || full === true}
      radius={phone || full ? 0 : 'lg'}
      classNames={classNames}
      closeOnClickOutside={!keeps && !locked && !asks}
      closeOnEscape={!locked}
      withCloseButton={!locked}
      closeButtonProps={{ 'aria-label': t('office.close') }}
      onExitTransitionEnd={() => setAsking(false)}
    >
      <DialogForms value={forms}>{children}</DialogForms>
      {asks ? <LeaveOrStay onLeave={leave} onStay={() => setAsking(false)} /> : null}
    </Modal>
  );
}

/** Asks at the foot of the dialog, so that what would be lost stays in sight. */
function LeaveOrStay({ onLeave, onStay }: { onLeave: () => void; onStay: () => void }) {
  const { t } = useTranslation();
  const words = useId();
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    stay.current?.focus();
    // Whoever stays goes on in the field they came from.
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div role="alertdialog" aria-labelledby={words} className={styles.unsent}>
      <p id={words}>{t('office.unsent.dialog')}</p>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onLeave}>
          {t('office.unsent.drop')}
        </Button>
        <Button ref={stay} onClick={onStay}>
          {t('office.unsent.stay')}
        </Button>
      </div>
    </div>
  );
}
