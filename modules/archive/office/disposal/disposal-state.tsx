import { Ban, CircleCheck, Hourglass, UserCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '#office/design/status-badge.tsx';
import type { DisposalRow } from '../../contract/disposal-views.ts';
import { capital } from '../words/capital.ts';

/** Where a list stands: what comes next, for whom, or how it ended. */
export function DisposalState({ list }: { list: Pick<DisposalRow, 'next' | 'cancelled' | 'yours'> }) {
  const { t } = useTranslation();
  if (list.cancelled)
    return <StatusBadge tone="neutral" icon={Ban} label={t('archive.disposal.cancelled')} />;
  if (list.next === null)
    return <StatusBadge tone="good" icon={CircleCheck} label={t('archive.disposal.finished')} />;
  const next = t(`archive.step.${list.next}`);
  return list.yours ? (
    <StatusBadge tone="wait" icon={UserCheck} label={t('archive.disposal.yourTurn', { step: next })} />
  ) : (
    <StatusBadge tone="busy" icon={Hourglass} label={capital(next)} />
  );
}
