import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { ReviewView } from '../../contract/reviews.ts';
import { useReviewWords } from '../words/use-review-words.ts';
import { isWide } from './is-wide.ts';

/** What speaks for and against a check-in, in sentences: where, when, by which proof, and what was said of it before. */
export function useReviewFacts(): (review: ReviewView) => string[] {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useReviewWords();
  const windowOf = useWindowWords();
  const where = ({ verdict, place, distanceM }: ReviewView['checkIn']): string => {
    const said = t(`attendance.verdict.${verdict}`);
    if (!place || distanceM === null || distanceM === 0) return place ? `${said}: ${place.name}` : said;
    return t('attendance.desk.distance', { said, place: place.name, metres: format.number(distanceM, 0) });
  };
  return ({ checkIn, grounds, steps }) => [
    where(checkIn),
    ...grounds
      .filter((ground) => !['outside', 'position-uncertain', 'no-position', 'risk'].includes(ground))
      .map((ground) => t(`attendance.ground.${ground}`)),
    ...(checkIn.secondProof === 'not-asked' ? [] : [t(`attendance.second-proof.${checkIn.secondProof}`)]),
    ...words.times(checkIn),
    ...(isWide(checkIn) ? [windowOf(checkIn)] : []),
    ...(checkIn.risk && checkIn.risk.reasons.length > 0
      ? [t('attendance.desk.risk', { score: checkIn.risk.score })]
      : []),
    ...words.risks(checkIn),
    ...steps.map(words.step),
  ];
}

/** Between which instants it can have been made. */
export function useWindowWords(): (checkIn: ReviewView['checkIn']) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ earliest, arrivedAt }) => {
    const until = format.moment(arrivedAt);
    if (earliest === null) return t('attendance.desk.windowOpen', { until });
    return t('attendance.desk.window', { from: format.moment(earliest), until });
  };
}
