import {
  AlarmClock,
  Ban,
  CircleCheck,
  Flame,
  Hash,
  PencilLine,
  PenTool,
  Route,
  Send,
  Undo2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classLooks, type Look, urgencyLooks } from '#modules/letters/office/letter-looks.ts';
import { StatusBadge } from '#office/design/status-badge.tsx';
import type { DraftRow } from '../../contract/draft-views.ts';
import type { DraftStage } from '../../contract/terms.ts';

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

/** Where a letter stands; one that was given back, that a later letter ended or that was destroyed says so in its place. */
export function StageBadge({
  stage,
  returned,
  ended,
  destroyed = null,
}: Pick<DraftRow, 'stage' | 'returned' | 'ended'> & Partial<Pick<DraftRow, 'destroyed'>>) {
  const { t } = useTranslation();
  if (destroyed) return <StatusBadge tone="neutral" icon={Flame} label={t('outgoing.destroyed')} />;
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
