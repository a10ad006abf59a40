import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { LetterView } from '../../contract/views.ts';
import styles from './letter.module.css';

type Event = Pick<LetterView, 'eventDate' | 'eventEndDate' | 'eventStart' | 'eventEnd' | 'eventPlace'>;

/** When and where a letter calls people together: day or days, hours as printed, place. */
export function EventWords({ letter }: { letter: Event }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { eventDate, eventEndDate, eventStart, eventEnd, eventPlace } = letter;
  if (!eventDate) return null;
  const days =
    eventEndDate && eventEndDate !== eventDate
      ? `${format.longDay(eventDate)} – ${format.longDay(eventEndDate)}`
      : format.longDay(eventDate);
  return (
    <span className={styles.eventWords}>
      <strong>{days}</strong>
      {eventStart ? (
        <span>
          {t('letters.page.hours', {
            from: clock(eventStart),
            until: eventEnd ? clock(eventEnd) : t('letters.page.untilDone'),
          })}
        </span>
      ) : null}
      {eventPlace ? <span>{eventPlace}</span> : null}
    </span>
  );
}

/** `08:30:00` or `08:30` as offices write it. */
function clock(time: string): string {
  return time.slice(0, 5).replace(':', '.');
}
