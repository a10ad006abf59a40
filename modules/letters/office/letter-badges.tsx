import {
  Ban,
  ChevronsUp,
  ChevronUp,
  CircleCheck,
  ClipboardCheck,
  EyeOff,
  GitBranch,
  Hourglass,
  Lock,
  type LucideIcon,
  ShieldAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '#office/design/status-badge.tsx';
import type { SecurityClass, Stage, Urgency } from '../contract/terms.ts';

type Look = readonly [Tone, LucideIcon];

const stageLooks: Record<Stage, Look> = {
  registered: ['neutral', ClipboardCheck],
  disposed: ['busy', GitBranch],
  'in-progress': ['busy', Hourglass],
  closed: ['good', CircleCheck],
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

/** Where the letter stands. */
export function StageBadge({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const [tone, icon] = stageLooks[stage];
  return <StatusBadge tone={tone} icon={icon} label={t(`letters.stage.${stage}`)} />;
}

interface MarksProps {
  securityClass: SecurityClass;
  urgency: Urgency;
}

/** What sets a letter apart: its class and its urgency, where they are not the common ones. */
export function LetterMarks({ securityClass, urgency }: MarksProps) {
  const { t } = useTranslation();
  const looks: [string, Look | null][] = [
    [`letters.urgency.${urgency}`, urgencyLooks[urgency]],
    [`letters.class.${securityClass}`, classLooks[securityClass]],
  ];
  return looks.map(([key, look]) =>
    look ? <StatusBadge key={key} tone={look[0]} icon={look[1]} label={t(key)} /> : null,
  );
}
