import { Link } from '@tanstack/react-router';
import { CornerUpLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { letterPath } from '#modules/letters/office/addresses.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { draftPath } from '../addresses.ts';
import styles from './draft.module.css';

/** The letter that this one answers, corrects or withdraws, one press away while it is written. */
export function SourceLine({ draft: { answersLetterId, amends } }: { draft: DraftView }) {
  const { t } = useTranslation();
  if (!answersLetterId && !amends) return null;
  return (
    <p className={styles.sourceLine}>
      <CornerUpLeft size={16} aria-hidden="true" />
      {answersLetterId ? (
        <span>
          {t('outgoing.field.answers')}:{' '}
          <Link to={letterPath(answersLetterId)}>{t('outgoing.answers.open')}</Link>
        </span>
      ) : null}
      {amends ? (
        <Link to={draftPath(amends.draftId)}>
          {t(`outgoing.amends.${amends.how}`, { number: amends.number ?? '–' })}
        </Link>
      ) : null}
    </p>
  );
}
