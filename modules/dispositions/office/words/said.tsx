import { LockKeyhole } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Instruction } from '../../contract/views.ts';
import styles from './said.module.css';

interface SaidProps {
  instructions: readonly Instruction[];
  note: string;
  secret: boolean;
  /** The reader takes no part in a secret act. */
  withheld: boolean;
  /** One line, for lists. */
  short?: boolean;
}

/** What a giver asks for: the instructions, and the note as a quotation. */
export function Said({ instructions, note, secret, withheld, short }: SaidProps) {
  const { t } = useTranslation();
  if (withheld) {
    return (
      <span className={styles.secret}>
        <LockKeyhole size={14} aria-hidden="true" /> {t('dispositions.withheld')}
      </span>
    );
  }
  const asked = instructions.map((one) => one.text).join('; ');
  return (
    <span className={short ? styles.short : styles.said}>
      {secret ? (
        <LockKeyhole className={styles.lock} size={14} aria-label={t('dispositions.secret')} role="img" />
      ) : null}
      {asked ? <span className={styles.asked}>{asked}</span> : null}
      {asked && note ? ' ' : null}
      {note ? <q className={styles.note}>{note}</q> : null}
    </span>
  );
}
