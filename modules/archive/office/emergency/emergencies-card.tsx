import { Siren } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { WaitingCard } from '#office/design/waiting-card.tsx';
import { emergencyCounters } from '../../contract/emergency-counters.ts';
import { emergenciesPath } from '../keeping-addresses.ts';

/** How many emergency openings of others nobody has reviewed yet; which ones is asked with a fresh factor on their page. */
export function EmergenciesCard() {
  const { t } = useTranslation();
  const counter = useOperation(emergencyCounters, {});
  const { data, error } = counter;
  return (
    <WaitingCard
      icon={Siren}
      title={t('archive.emergency.home')}
      count={data?.waiting}
      all={emergenciesPath}
      allSearch={{ waiting: 'true' }}
      none={t('archive.emergency.homeNone')}
      {...(error ? { error, onRetry: () => void counter.refetch() } : {})}
      items={
        data &&
        (data.waiting > 0
          ? [{ id: 'waiting', path: emergenciesPath, title: t('archive.emergency.waiting') }]
          : [])
      }
    />
  );
}
