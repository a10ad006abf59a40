import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Fingerprint } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { WaitingCard } from '#office/design/waiting-card.tsx';
import { unsentElsewhere } from '#office/outbox/outbox-state.ts';
import { useStore } from '#office/state/store.ts';
import { ownToday } from '../../contract/today.ts';
import { checkInPath } from '../addresses.ts';
import { useAttendanceWords } from '../words/use-attendance-words.ts';
import { isAwaited } from './count-awaited.ts';
import { pressOnTheWay } from './pressed.ts';

/** The check-in of now, still to come: its first press; the second is on the page that it leads to. */
export function CheckInCard() {
  const { t } = useTranslation();
  const { clock } = useAttendanceWords();
  const navigate = useNavigate();
  const { data: today, error, refetch } = useOperation(ownToday.show, {});
  const waits = useStore(unsentElsewhere).some(({ path, refused }) => path === checkInPath && !refused);
  const press = () => {
    if (!today) return;
    pressOnTheWay(today.next);
    void navigate({ to: checkInPath });
  };
  const items = today && [
    {
      id: 'today',
      path: checkInPath,
      title: t(`attendance.days.notYet.${today.next}`),
      detail: today.hours ? `${clock(today.hours.from)} – ${clock(today.hours.to)}` : '',
      act: <Button onClick={press}>{t(`attendance.checkIn.title.${today.next}`)}</Button>,
    },
  ];
  return (
    <WaitingCard
      icon={Fingerprint}
      title={t('attendance.checkIn.card')}
      count={undefined}
      items={today && (waits || !isAwaited(today)) ? [] : items}
      error={error}
      onRetry={() => void refetch()}
      all={checkInPath}
      none={t(waits ? 'attendance.box.title' : 'attendance.checkIn.cardNone')}
    />
  );
}
