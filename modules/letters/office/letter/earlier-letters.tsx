import { Link } from '@tanstack/react-router';
import { CornerUpLeft, History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { useFormat } from '#office/format/use-format.ts';
import { letters } from '../../contract/letters.ts';
import type { LetterId } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { letterPath, registerPath } from '../addresses.ts';
import styles from './letter.module.css';

/** What came before: the letter that this one answers, and others of the same sender. */
export function EarlierLetters({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  return (
    <section className={styles.card} aria-labelledby="letter-earlier">
      <h2 id="letter-earlier">{t('letters.page.earlier')}</h2>
      <ul className={styles.links}>
        {letter.replyTo ? <Answered letterId={letter.replyTo} /> : null}
        <li>
          <History size={16} aria-hidden="true" />
          <Link to={registerPath} search={{ q: letter.sender.slice(0, 200) }}>
            {t('letters.page.sameSender')}
          </Link>
        </li>
      </ul>
    </section>
  );
}

function Answered({ letterId }: { letterId: LetterId }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useOperation(letters.open, { letterId });
  // An earlier letter that this person may not read is not spoken of.
  if (!data) return null;
  return (
    <li>
      <CornerUpLeft size={16} aria-hidden="true" />
      <span>
        {t('letters.page.follows')}{' '}
        <Link to={letterPath(data.id)}>
          {data.agendaNumber}/{data.year} {data.subject}
        </Link>{' '}
        ({format.shortDay(data.receivedAt)})
      </span>
    </li>
  );
}
