import { CalendarOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { WaitingCard } from '#office/design/waiting-card.tsx';
import { deskCounters } from '../../contract/desk-counters.ts';
import { requests } from '../../contract/requests.ts';
import { deskPath, requestPath } from '../addresses.ts';
import { useLeaveWords } from '../words/use-leave-words.ts';

/** Requests for leave that wait for the person, whatever they are to them. */
export function DeskCard() {
  const { t } = useTranslation();
  const { span } = useLeaveWords();
  const counters = useOperation(deskCounters, {});
  const official = useOperation(requests.desk, { as: 'official', size: 3 });
  const superior = useOperation(requests.desk, { as: 'superior', size: 3 });
  const substitute = useOperation(requests.desk, { as: 'substitute', size: 3 });
  const read = [official, superior, substitute];
  const items = read.every(({ data }) => data) ? read.flatMap(({ data }) => data?.items ?? []) : undefined;
  return (
    <WaitingCard
      icon={CalendarOff}
      title={t('leave.desk.card')}
      count={counters.data?.waiting}
      items={items?.slice(0, 3).map((entry) => ({
        id: entry.id,
        path: requestPath(entry.id),
        title: entry.person.name,
        detail: [entry.kind ? t(`leave.kind.${entry.kind}`) : t('leave.substituteFor'), span(entry)].join(
          ' · ',
        ),
        since: entry.since,
      }))}
      error={counters.error ?? read.find(({ error }) => error)?.error ?? null}
      onRetry={() => {
        for (const one of [counters, ...read]) void one.refetch();
      }}
      all={deskPath}
      none={t('leave.desk.none')}
    />
  );
}
