import { CloseButton } from '@mantine/core';
import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../state/store.ts';
import styles from './feedback.module.css';
import { dismissSaid, dismissToast, hasAct, stayOf, type Toast, toasts } from './toasts.ts';

const icons = { good: CircleCheck, bad: TriangleAlert, neutral: Info };

/** Where toasts stand; stands once in the shell. */
export function Toaster() {
  const { t } = useTranslation();
  const shown = useStore(toasts);
  useEffect(leaveOnOpening, []);
  return (
    <section
      className={styles.toaster}
      aria-label={t('office.toasts')}
      aria-live="polite"
      aria-relevant="additions"
      data-print="never"
    >
      {shown.map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
    </section>
  );
}

/** What opens over the page takes the focus; it is heard of once, for the focus also comes back to it. */
function leaveOnOpening(): () => void {
  const opened = new WeakSet<Element>();
  const onFocus = ({ target }: FocusEvent) => {
    const over = target instanceof Element ? target.closest('[role="dialog"], [role="menu"]') : null;
    if (!over || opened.has(over)) return;
    opened.add(over);
    dismissSaid();
  };
  document.addEventListener('focusin', onFocus);
  return () => document.removeEventListener('focusin', onFocus);
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  const Icon = icons[toast.tone];
  const close = () => dismissToast(toast.id);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), stayOf(toast));
    return () => clearTimeout(timer);
  }, [held, toast]);
  const press = (run: () => void) => () => {
    run();
    close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only keeps it standing
    <div
      className={styles.toast}
      data-tone={toast.tone}
      data-act={hasAct(toast) || undefined}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={18} aria-hidden="true" className={styles.toastIcon} />
      <p>{toast.text}</p>
      {toast.undo ? (
        <button type="button" className={styles.toastAct} onClick={press(toast.undo)}>
          {t('office.undo')}
        </button>
      ) : null}
      {toast.action ? (
        <button type="button" className={styles.toastAct} onClick={press(toast.action.run)}>
          {toast.action.label}
        </button>
      ) : null}
      <CloseButton
        size="sm"
        iconSize={16}
        className={styles.toastClose}
        aria-label={t('office.close')}
        onClick={close}
      />
    </div>
  );
}
