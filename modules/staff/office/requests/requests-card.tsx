import { UserPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { WaitingCard } from '#office/design/waiting-card.tsx';
import { requests } from '../../contract/requests.ts';
import { requestsPath } from '../addresses.ts';

/** Requests of employees that wait for a decision. */
export function RequestsCard() {
  const { t } = useTranslation();
  const answer = useOperation(requests.list, { state: 'submitted', size: 100 });
  const items = answer.data?.items;
  return (
    <WaitingCard
      icon={UserPen}
      title={t('staff.requests.card')}
      count={items?.length}
      items={items?.slice(0, 3).map(({ id, person, proposal, steps }) => ({
        id,
        path: requestsPath,
        title: person.name,
        detail: proposal ? t(`staff.kind.${proposal.content.kind}`) : t('staff.requests.private'),
        ...(steps[0] ? { since: steps[0].at } : {}),
      }))}
      error={answer.error}
      onRetry={() => void answer.refetch()}
      all={requestsPath}
      none={t('staff.requests.none')}
    />
  );
}
