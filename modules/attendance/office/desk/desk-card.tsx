import { Fingerprint } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { WaitingCard, type WaitingItem } from '#office/design/waiting-card.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { deskCounters } from '../../contract/desk-counters.ts';
import { attendanceRequests } from '../../contract/requests.ts';
import { type ReviewView, reviews } from '../../contract/reviews.ts';
import { deskPath } from '../addresses.ts';
import { useRequestWords } from '../words/use-request-words.ts';

const shown = 3;

/** Doubtful check-ins, appeals and requests that wait for the person. */
export function DeskCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useRequestWords();
  const counters = useOperation(deskCounters, {});
  const appealed = useOperation(reviews.list, { state: 'appealed', size: shown });
  const doubtful = useOperation(reviews.list, { state: 'waiting', size: shown });
  const asked = useOperation(attendanceRequests.list, { size: shown });
  const read = [counters, appealed, doubtful, asked];
  const ofReview = ({ person, checkIn, state, openedAt }: ReviewView): WaitingItem => ({
    id: checkIn.id,
    path: deskPath,
    title: person.name,
    detail: [
      t(`attendance.review.${state}`),
      t(`attendance.direction.${checkIn.direction}`),
      format.moment(checkIn.at),
    ].join(' · '),
    since: openedAt,
  });
  const known = appealed.data && doubtful.data && asked.data;
  const items: WaitingItem[] | undefined = known && [
    ...(appealed.data?.items ?? []).filter(({ can }) => can.decide).map(ofReview),
    ...(doubtful.data?.items ?? []).map(ofReview),
    ...(asked.data?.items ?? []).map((request) => ({
      id: request.id,
      path: deskPath,
      title: request.person.name,
      detail: `${words.kind(request)} · ${words.asked(request)}`,
      ...(request.steps[0] ? { since: request.steps[0].at } : {}),
    })),
  ];
  return (
    <WaitingCard
      icon={Fingerprint}
      title={t('attendance.desk.card')}
      count={counters.data?.waiting}
      items={items?.slice(0, shown)}
      error={read.find(({ error }) => error)?.error ?? null}
      onRetry={() => {
        for (const one of read) void one.refetch();
      }}
      all={deskPath}
      none={t('attendance.desk.cardNone')}
    />
  );
}
