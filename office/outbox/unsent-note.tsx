import { CloudUpload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { heldBy, stateWords } from './held-by.ts';
import styles from './outbox.module.css';
import { useUnsent } from './use-outbox.ts';

/** At the place where an act was done: that it is still on this device. */
export function UnsentNote({ subject, operation }: { subject: string; operation: string }) {
  const { t } = useTranslation();
  const onThis = useUnsent(subject);
  const acts = onThis.filter((act) => act.operation === operation);
  return acts.map((act) => (
    <div key={act.key} className={styles.note} role="status">
      <CloudUpload size={18} aria-hidden="true" />
      <div>
        <strong>{t(stateWords(act, heldBy(onThis, act)))}</strong>
        <p className={styles.words}>{act.words}</p>
      </div>
    </div>
  ));
}
