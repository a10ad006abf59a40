import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DueBadge } from '#office/design/due-badge.tsx';
import { WaitingCard, type WaitingItem } from '#office/design/waiting-card.tsx';
import { dispositions } from '../../contract/dispositions.ts';
import type { DispositionCounters, DispositionRow } from '../../contract/views.ts';
import { DeskActions } from '../acts/desk-actions.tsx';
import { type DeskDialogs, useDeskDialogs } from '../acts/desk-dialogs.tsx';
import { targetOfRow } from '../acts/desk-target.ts';
import { deskPath } from '../addresses.ts';
import { UrgencyBadge } from '../words/urgency-badge.tsx';

type Filter = SentInput<typeof dispositions.inbox>;

interface WaitingDispositionsProps {
  /** Which texts: `dispositions.home.<kind>` and `…None`. */
  kind: string;
  icon: LucideIcon;
  side: 'inbox' | 'given';
  filter: Filter;
  countOf: (counters: DispositionCounters) => number;
  all: string;
  allSearch?: Record<string, string | readonly string[]>;
  /** To be opened first: its act is to look at it; else the likeliest act at the desk stands there. */
  open?: 'read' | 'check';
}

/** A card of the home page: one kind of waiting dispositions. */
export function WaitingDispositions({
  kind,
  icon,
  side,
  filter,
  countOf,
  all,
  allSearch,
  open,
}: WaitingDispositionsProps) {
  const { t } = useTranslation();
  const counters = useOperation(dispositions.counters, {});
  const list = useOperation(dispositions[side], { ...filter, oldest: 'true', size: 4 });
  const dialogs = useDeskDialogs();
  const itemOf = useWaitingItem(side, dialogs, open);
  const count = counters.data ? countOf(counters.data) : undefined;
  const error = list.error ?? counters.error;
  return (
    <>
      <WaitingCard
        icon={icon}
        title={t(`dispositions.home.${kind}`)}
        count={count}
        items={list.data?.items.map(itemOf)}
        all={all}
        {...(allSearch ? { allSearch } : {})}
        none={t(`dispositions.home.${kind}None`)}
        {...(error
          ? {
              error,
              onRetry: () => {
                void list.refetch();
                void counters.refetch();
              },
            }
          : {})}
      />
      {dialogs.element}
    </>
  );
}

function useWaitingItem(
  side: 'inbox' | 'given',
  dialogs: DeskDialogs,
  open?: 'read' | 'check',
): (row: DispositionRow) => WaitingItem {
  const { t } = useTranslation();
  return (row) => ({
    id: row.recipientId,
    path: deskPath(row.recipientId),
    title: row.letter.subject,
    detail: `${side === 'inbox' ? row.fromPost.name : row.post.name} · ${
      row.withheld
        ? t('dispositions.withheld')
        : row.instructions.map((one) => one.text).join('; ') || row.note
    }`,
    since: side === 'given' && row.reportedAt ? row.reportedAt : row.givenAt,
    end: (
      <>
        {row.urgency === 'biasa' ? null : <UrgencyBadge urgency={row.urgency} />}
        {row.deadline ? <DueBadge due={row.deadline} doneAt={row.reportedAt} wordsOnly /> : null}
      </>
    ),
    act: open ? (
      <Button
        component={Link}
        to={deskPath(row.recipientId)}
        variant="light"
        size="compact-sm"
        aria-label={t(`dispositions.home.${open}Of`, { subject: row.letter.subject })}
      >
        {t(`dispositions.home.${open}`)}
      </Button>
    ) : (
      <DeskActions desk={targetOfRow(row)} dialogs={dialogs} alone />
    ),
  });
}
