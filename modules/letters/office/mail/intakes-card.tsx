import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { WaitingCard } from '#office/design/waiting-card.tsx';
import { letters } from '../../contract/letters.ts';
import { intakePath, mailPath } from '../addresses.ts';
import { intakeTitle } from './intake-state.ts';
import { waitingMail } from './waiting-mail.ts';

const shown = 5;

/** Mail that waits to be registered, on the home page of the registry. */
export function Card() {
  const { t } = useTranslation();
  const { data, error, refetch } = useOperation(letters.listIntakes, waitingMail);
  const count = useOperation(letters.counters, {}).data?.intakes;
  return (
    <WaitingCard
      icon={Inbox}
      title={t('letters.intakes.card')}
      count={count}
      error={error}
      onRetry={() => void refetch()}
      all={mailPath}
      none={t('letters.intakes.none')}
      items={data?.items.slice(0, shown).map((intake) => ({
        id: intake.id,
        path: intakePath(intake.id),
        title: intakeTitle(intake),
        detail: t(`letters.channel.${intake.channel}`),
        since: intake.receivedAt,
        act: (
          <Button component={Link} to={intakePath(intake.id)} variant="light" size="compact-sm">
            {t('letters.register.verb')}
          </Button>
        ),
      }))}
    />
  );
}
