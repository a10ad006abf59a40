import { Check, CornerUpLeft, Hourglass, type LucideIcon, Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '#office/design/status-badge.tsx';
import type { RequestState } from '../../contract/terms.ts';

const looks: Record<RequestState, readonly [Tone, LucideIcon]> = {
  submitted: ['busy', Hourglass],
  returned: ['wait', CornerUpLeft],
  approved: ['good', Check],
  rejected: ['bad', X],
  withdrawn: ['neutral', Undo2],
};

/** The state of a request, in a word. */
export function RequestBadge({ state }: { state: RequestState }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[state];
  return <StatusBadge tone={tone} icon={icon} label={t(`staff.request.state.${state}`)} />;
}
