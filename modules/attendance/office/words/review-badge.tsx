import { Check, Eye, type LucideIcon, Scale, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '#office/design/status-badge.tsx';
import type { ReviewState } from '../../contract/reviews.ts';

const looks: Readonly<Record<ReviewState, readonly [Tone, LucideIcon]>> = {
  waiting: ['wait', Eye],
  accepted: ['good', Check],
  refused: ['bad', X],
  appealed: ['wait', Scale],
  granted: ['good', Check],
  denied: ['bad', X],
};

/** Where the look at a check-in stands. */
export function ReviewBadge({ state }: { state: ReviewState }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[state];
  return <StatusBadge tone={tone} icon={icon} label={t(`attendance.review.${state}`)} />;
}
