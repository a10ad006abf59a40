import {
  Ban,
  CheckCheck,
  CircleDot,
  ClipboardCheck,
  CornerDownRight,
  Eye,
  type LucideIcon,
  Mail,
  Undo2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '#office/design/status-badge.tsx';
import type { RecipientState } from '../../contract/terms.ts';

const looks: Readonly<Record<RecipientState, { tone: Tone; icon: LucideIcon }>> = {
  sent: { tone: 'wait', icon: Mail },
  read: { tone: 'neutral', icon: Eye },
  'in-progress': { tone: 'busy', icon: CircleDot },
  forwarded: { tone: 'busy', icon: CornerDownRight },
  reported: { tone: 'wait', icon: ClipboardCheck },
  done: { tone: 'good', icon: CheckCheck },
  returned: { tone: 'bad', icon: Undo2 },
  cancelled: { tone: 'neutral', icon: Ban },
};

/** Where a desk stands, in a word. */
export function DeskStateBadge({ state }: { state: RecipientState }) {
  const { t } = useTranslation();
  return <StatusBadge {...looks[state]} label={t(`dispositions.state.${state}`)} />;
}
