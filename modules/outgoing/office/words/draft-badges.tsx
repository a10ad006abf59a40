import {
  AlarmClock,
  Ban,
  ChevronsUp,
  ChevronUp,
  CircleCheck,
  EyeOff,
  Hash,
  Lock,
  type LucideIcon,
  PencilLine,
  PenTool,
  Route,
  Send,
  ShieldAlert,
  Undo2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SecurityClass, Urgency } from '#modules/letters/contract/terms.ts';
import { StatusBadge, type Tone } from '#office/design/status-badge.tsx';
import type { DraftRow } from '../../contract/draft-views.ts';
import type { DraftStage } from '../../contract/terms.ts';

type Look = readonly [Tone, LucideIcon];

const stageLooks: Record<DraftStage, Look> = {
  draft: ['neutral', PencilLine],
  review: ['busy', Route],
  ready: ['wait', PenTool],
  numbered: ['wait', Hash],
  signing: ['busy', PenTool],
  signed: ['wait', Send],
  sent: ['good', CircleCheck],
  cancelled: ['bad', Ban],
};

const classLooks: Record<SecurityClass, Look | null> = {
  SR: ['bad', ShieldAlert],
  R: ['bad', Lock],
  T: ['wait', EyeOff],
  B: null,
};

const urgencyLooks: Record<Urgency, Look | null> = {
  'sangat-segera': ['bad', ChevronsUp],
  segera: ['wait', ChevronUp],
  biasa: null,
};

/** Where a letter stands; one that was given back, or that a later letter ended, says so in its place. */
export function StageBadge({ stage, returned, ended }: Pick<DraftRow, 'stage' | 'returned' | 'ended'>) {
  const { t } = useTranslation();
  if (ended) return <StatusBadge tone="bad" icon={Ban} label={t(`outgoing.ended.${ended}`)} />;
  if (returned && stage === 'draft')
    return <StatusBadge tone="bad" icon={Undo2} label={t('outgoing.returned')} />;
  const [tone, icon] = stageLooks[stage];
  return <StatusBadge tone={tone} icon={icon} label={t(`outgoing.stage.${stage}`)} />;
}

/** What sets a letter apart: its class and its urgency, where they are not the common ones, and that it waits too long. */
export function DraftMarks({
  securityClass,
  urgency,
  late = false,
}: Pick<DraftRow, 'securityClass' | 'urgency'> & { late?: boolean }) {
  const { t } = useTranslation();
  const looks: [string, Look | null][] = [
    ['outgoing.late', late ? ['bad', AlarmClock] : null],
    [`outgoing.urgency.${urgency}`, urgencyLooks[urgency]],
    [`outgoing.class.${securityClass}`, classLooks[securityClass]],
  ];
  return looks.map(([key, look]) =>
    look ? <StatusBadge key={key} tone={look[0]} icon={look[1]} label={t(key)} /> : null,
  );
}
