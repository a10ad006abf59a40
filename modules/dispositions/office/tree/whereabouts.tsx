import { MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DueBadge } from '#office/design/due-badge.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { dispositions } from '../../contract/dispositions.ts';
import { useDuration } from '../words/use-duration.ts';
import styles from './dispositions-part.module.css';

/** Where the letter is at this moment: with whom, what is awaited, since when, and where it goes from there. */
export function Whereabouts({ letterId }: { letterId: LetterId }) {
  const { t } = useTranslation();
  const format = useFormat();
  const duration = useDuration();
  const tracking = useOperation(dispositions.tracking, { letterId });
  const places = tracking.data?.now ?? [];
  if (places.length === 0) return <AnswerState of={tracking} compact loading={null} />;
  return (
    <ul className={styles.places} aria-label={t('dispositions.where')}>
      {places.map((place) => (
        <li key={`${place.recipientId}-${place.post.id}`} data-overdue={place.overdue || undefined}>
          <MapPin size={16} aria-hidden="true" />
          <span>
            <strong>{place.post.name}</strong>
            {place.post.holderName ? ` (${place.post.holderName})` : ''}
            {' · '}
            {t(`dispositions.awaited.${place.awaited}`)}{' '}
            <span title={format.moment(place.since)}>
              {t('dispositions.since', { time: duration(place.seconds) })}
            </span>
            {place.next ? (
              <span className={styles.next}> {t('dispositions.then', { post: place.next.name })}</span>
            ) : null}
          </span>
          {place.deadline ? <DueBadge due={place.deadline} wordsOnly /> : null}
        </li>
      ))}
    </ul>
  );
}
