import {
  Ban,
  CircleCheck,
  CircleDashed,
  CirclePause,
  Copy,
  LoaderCircle,
  PencilLine,
  TriangleAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '#office/design/status-badge.tsx';
import type { IngestRow, ItemState } from '../../contract/ingest-terms.ts';

/** Where an ingest stands, in one word for who has to do something next. */
export function IngestBadge({ of }: { of: Pick<IngestRow, 'state' | 'finished' | 'counts'> }) {
  const { t } = useTranslation();
  const { state, finished, counts } = of;
  if (state === 'preparing')
    return <StatusBadge tone="wait" icon={PencilLine} label={t('archive.ingest.stands.preparing')} />;
  if (state === 'paused')
    return <StatusBadge tone="wait" icon={CirclePause} label={t('archive.ingest.stands.paused')} />;
  if (state === 'stopped')
    return <StatusBadge tone="neutral" icon={Ban} label={t('archive.ingest.stands.stopped')} />;
  if (counts.waiting > 0)
    return <StatusBadge tone="busy" icon={LoaderCircle} label={t('archive.ingest.stands.running')} />;
  if (!finished)
    return <StatusBadge tone="wait" icon={TriangleAlert} label={t('archive.ingest.stands.yours')} />;
  const none = Object.values(counts).every((count) => count === 0);
  return none ? (
    <StatusBadge tone="neutral" icon={CircleDashed} label={t('archive.ingest.stands.empty')} />
  ) : (
    <StatusBadge tone="good" icon={CircleCheck} label={t('archive.ingest.stands.done')} />
  );
}

const looks = {
  waiting: { tone: 'busy', icon: CircleDashed },
  read: { tone: 'wait', icon: PencilLine },
  duplicate: { tone: 'wait', icon: Copy },
  filed: { tone: 'good', icon: CircleCheck },
  refused: { tone: 'bad', icon: TriangleAlert },
  'left-out': { tone: 'neutral', icon: Ban },
} as const;

export function ItemBadge({ state }: { state: ItemState }) {
  const { t } = useTranslation();
  return <StatusBadge {...looks[state]} label={t(`archive.ingest.state.${state}`)} />;
}
