import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleSlash,
  Clock,
  History,
  type LucideIcon,
  Unplug,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '#office/design/status-badge.tsx';
import type { SignerStateName } from '../contract/terms.ts';

const looks: Record<SignerStateName, [tone: Tone, icon: LucideIcon]> = {
  ready: ['good', CircleCheck],
  'no-certificate': ['wait', CircleDashed],
  expired: ['bad', Clock],
  revoked: ['bad', CircleSlash],
  replaced: ['neutral', History],
  'post-not-held': ['neutral', CircleSlash],
  waiting: ['busy', Clock],
  'not-registered': ['wait', CircleAlert],
  unreachable: ['bad', Unplug],
  unknown: ['neutral', CircleHelp],
};

/** Whether somebody can sign, in a word. */
export function StateBadge({ state }: { state: SignerStateName }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[state];
  return <StatusBadge tone={tone} icon={icon} label={t(`signatures.state.${state}`)} />;
}
