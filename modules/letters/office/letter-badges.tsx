import { Ban, CircleCheck, ClipboardCheck, Flame, GitBranch, Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '#office/design/status-badge.tsx';
import type { SecurityClass, Stage, Urgency } from '../contract/terms.ts';
import type { Destruction } from '../contract/views.ts';
import { classLooks, type Look, urgencyLooks } from './letter-looks.ts';

const stageLooks: Record<Stage, Look> = {
  registered: ['neutral', ClipboardCheck],
  disposed: ['busy', GitBranch],
  'in-progress': ['busy', Hourglass],
  closed: ['good', CircleCheck],
  cancelled: ['bad', Ban],
};

/** Where the letter stands; of one that was destroyed, that it was. */
export function StageBadge({ stage, destroyed }: { stage: Stage; destroyed?: Destruction | null }) {
  const { t } = useTranslation();
  if (destroyed) return <StatusBadge tone="neutral" icon={Flame} label={t('letters.destroyed')} />;
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
