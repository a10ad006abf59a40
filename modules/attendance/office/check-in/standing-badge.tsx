import { Check, Eye, type LucideIcon, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '#office/design/status-badge.tsx';
import type { Standing } from '../../contract/check-ins.ts';

const looks: Readonly<Record<Standing, readonly [Tone, LucideIcon]>> = {
  counts: ['good', Check],
  awaits: ['wait', Eye],
  'not-accepted': ['bad', X],
};

/** Whether a check-in counts. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[standing];
  return <StatusBadge tone={tone} icon={icon} label={t(`attendance.standing.${standing}`)} />;
}
