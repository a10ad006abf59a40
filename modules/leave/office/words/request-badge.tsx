import {
  Ban,
  Check,
  CheckCheck,
  CornerUpLeft,
  Hourglass,
  type LucideIcon,
  PauseCircle,
  Replace,
  Undo2,
  X,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '#office/design/status-badge.tsx';
import type { RequestState } from '../../contract/request-terms.ts';

const looks: Record<RequestState, readonly [Tone, LucideIcon]> = {
  draft: ['wait', CornerUpLeft],
  'awaiting-substitute': ['busy', Hourglass],
  'awaiting-superior': ['busy', Hourglass],
  'awaiting-official': ['busy', Hourglass],
  granted: ['good', Check],
  deferred: ['wait', PauseCircle],
  refused: ['bad', X],
  cancelled: ['neutral', Ban],
  replaced: ['neutral', Replace],
  taken: ['neutral', CheckCheck],
  'ended-early': ['neutral', Undo2],
};

/** Where a request stands. */
export function RequestBadge({ state }: { state: RequestState }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[state];
  return <StatusBadge tone={tone} icon={icon} label={t(`leave.state.${state}`)} />;
}
