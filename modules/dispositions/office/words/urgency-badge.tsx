import { ChevronsUp, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Urgency } from '#modules/letters/contract/terms.ts';
import { StatusBadge } from '#office/design/status-badge.tsx';

/** Says that something is urgent; nothing for what is not. */
export function UrgencyBadge({ urgency }: { urgency: Urgency }) {
  const { t } = useTranslation();
  if (urgency === 'biasa') return null;
  const most = urgency === 'sangat-segera';
  return (
    <StatusBadge
      tone={most ? 'bad' : 'wait'}
      icon={most ? ChevronsUp : ChevronUp}
      label={t(`dispositions.urgency.${urgency}`)}
    />
  );
}
