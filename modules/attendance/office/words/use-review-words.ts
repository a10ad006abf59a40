import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { CheckInView } from '../../contract/check-ins.ts';
import type { ReviewView } from '../../contract/reviews.ts';
import { figuresIn } from './figures-in.ts';

/** Why somebody has to look at a check-in, in words. */
export function useReviewWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const figures = (of: Record<string, unknown>) => figuresIn(of, format);
  return {
    /** What speaks against the position, the heaviest first. */
    risks: ({ risk }: CheckInView): string[] =>
      [...(risk?.reasons ?? [])]
        .sort((one, other) => other.weight - one.weight)
        .map(({ code, evidence }) => t(`attendance.risk.${code}`, figures(evidence))),
    /** What is remarkable about the time. */
    times: ({ remarks }: CheckInView): string[] =>
      remarks
        .filter(({ code }) => code !== 'arrived-at-once')
        .map(({ code, ...evidence }) => t(`attendance.time.${code}`, figures(evidence))),
    /** Who did what, and why. */
    step: ({ act, by, at, note }: ReviewView['steps'][number]): string => {
      const said = t(`attendance.review-act.${act}`, { name: by.name, at: format.moment(at) });
      return note ? `${said}: ${note}` : said;
    },
  };
}
