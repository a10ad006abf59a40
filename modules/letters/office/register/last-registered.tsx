import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { createStore, useStore } from '#office/state/store.ts';
import type { LetterView } from '../../contract/views.ts';
import { letterPath } from '../addresses.ts';
import { receiptAddress } from '../file-addresses.ts';
import styles from './register.module.css';

/** The letter that was registered last in this window, for as long as the clerk goes on. */
const lastRegistered = createStore<LetterView | null>(null);

/** Says the number of a new letter, with its receipt at hand. */
export function useTellRegistered(): (letter: LetterView) => void {
  const { t } = useTranslation();
  return (letter) => {
    lastRegistered.set(letter);
    toast(t('letters.register.done', { number: letter.agendaNumber, year: letter.year }), {
      action: {
        label: t('letters.papers.receipt'),
        run: () => window.open(receiptAddress(letter.id), '_blank', 'noopener'),
      },
    });
  };
}

/** The last letter and its papers stay within reach when the toast is gone. */
export function LastRegistered() {
  const { t } = useTranslation();
  const letter = useStore(lastRegistered);
  if (!letter) return null;
  return (
    <p className={styles.last}>
      <CircleCheck size={16} aria-hidden="true" />
      <span>
        {t('letters.register.last')}{' '}
        <Link to={letterPath(letter.id)}>
          <strong>
            {letter.agendaNumber}/{letter.year}
          </strong>{' '}
          {letter.subject}
        </Link>
      </span>
      <a href={receiptAddress(letter.id)} target="_blank" rel="noreferrer">
        {t('letters.papers.receipt')}
      </a>
    </p>
  );
}
