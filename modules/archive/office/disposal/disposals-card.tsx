import { Recycle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { WaitingCard } from '#office/design/waiting-card.tsx';
import { disposal } from '../../contract/disposal.ts';
import { disposalPath, disposalsPath } from '../keeping-addresses.ts';
import { capital } from '../words/capital.ts';

/** How many open lists are looked at for the reader, as the server counts them. */
const mostOpen = 50;
const shown = 4;

/** Disposal lists whose next step waits for the reader. */
export function DisposalsCard() {
  const { t } = useTranslation();
  const list = useOperation(disposal.list, { open: 'true', size: mostOpen });
  const waiting = list.data?.items.filter(({ yours }) => yours);
  return (
    <WaitingCard
      icon={Recycle}
      title={t('archive.disposal.home')}
      count={waiting?.length}
      all={disposalsPath}
      allSearch={{ yours: 'true' }}
      none={t('archive.disposal.homeNone')}
      {...(list.error ? { error: list.error, onRetry: () => void list.refetch() } : {})}
      items={waiting?.slice(0, shown).map((row) => ({
        id: row.id,
        path: disposalPath(row.id),
        title: `${capital(t(`archive.kind.${row.kind}`))} · ${t('archive.disposal.dossiers', { count: row.items })}`,
        detail: t(`archive.step.${row.next}`),
        since: row.createdAt,
      }))}
    />
  );
}
