import { ShieldCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { books } from '../../contract/books.ts';
import type { BookId } from '../../contract/terms.ts';
import styles from './books.module.css';

const namedAtMost = 20;

/** Says that every number of the year has its entry, or which have none. */
export function BookProof({ bookId, year }: { bookId: BookId; year: number }) {
  const { t } = useTranslation();
  const answer = useOperation(books.gaps, { bookId, year });
  const { data } = answer;
  if (!data) return <AnswerState of={answer} compact loading={null} />;
  const whole = data.missing.length === 0;
  const Icon = whole ? ShieldCheck : TriangleAlert;
  const more = data.missing.length > namedAtMost ? '…' : '';
  return (
    <p className={styles.proof} data-whole={whole || undefined} role="status">
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      <span>
        <strong>
          {whole
            ? t('letters.books.whole', { last: data.lastNumber })
            : t('letters.books.gaps', { count: data.missing.length })}
        </strong>
        <span className={styles.proofDetail}>
          {whole
            ? t('letters.books.proof', { entries: data.entries })
            : `${data.missing.slice(0, namedAtMost).join(', ')}${more}`}
        </span>
      </span>
    </p>
  );
}
