import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '../../contract/draft-views.ts';
import { refusedByMail } from '../../contract/refused-by-mail.ts';
import { useMailIsOff } from '../fields/use-mail-is-off.ts';
import styles from './way.module.css';

/** Whom no mail will reach, because none is set up here: told before the letter is sent on, or sent. */
export function MailOffNote({ of, before }: { of: DraftView; before: 'submit' | 'send' }) {
  const { t } = useTranslation();
  const { recipients, copies, securityClass } = of.facts;
  const byMail = [...recipients, ...copies].filter(
    ({ channel }) => channel === 'mail' && !refusedByMail(channel, securityClass),
  );
  if (!useMailIsOff(byMail)) return null;
  return (
    <p className={styles.warning}>
      <TriangleAlert size={16} aria-hidden="true" />
      {t(`outgoing.${before}.mailOff`, { names: byMail.map(({ name }) => name).join(', ') })}
    </p>
  );
}
