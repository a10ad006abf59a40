import { Check, Hourglass, type LucideIcon, Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '#office/design/status-badge.tsx';
import type { RequestState } from '../../contract/requests.ts';

const looks: Readonly<Record<RequestState, readonly [Tone, LucideIcon]>> = {
  submitted: ['busy', Hourglass],
  approved: ['good', Check],
  rejected: ['bad', X],
  withdrawn: ['neutral', Undo2],
  undone: ['neutral', Undo2],
};

/** Where a request stands. */
export function RequestBadge({ state }: { state: RequestState }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[state];
  return <StatusBadge tone={tone} icon={icon} label={t(`attendance.request-state.${state}`)} />;
}
