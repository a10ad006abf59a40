import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DueBadge } from '#office/design/due-badge.tsx';
import { WaitingCard, type WaitingItem } from '#office/design/waiting-card.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { dispositions } from '../../contract/dispositions.ts';
import type { DispositionCounters, DispositionRow } from '../../contract/views.ts';
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
  /** Nothing at all is shown where none wait: for kinds that are the exception. */
  onlyIfAny?: boolean;
}

/** A card of the home page: one kind of waiting dispositions. */
export function WaitingDispositions({
  kind,
  icon,
  side,
  filter,
  countOf,
  all,
  onlyIfAny,
}: WaitingDispositionsProps) {
  const { t } = useTranslation();
  const counters = useOperation(dispositions.counters, {});
  const list = useOperation(dispositions[side], { ...filter, size: 4 });
  const itemOf = useWaitingItem(side);
  const count = counters.data ? countOf(counters.data) : undefined;
  if (onlyIfAny && !count) return null;
  const error = list.error ?? counters.error;
  return (
    <WaitingCard
      icon={icon}
      title={t(`dispositions.home.${kind}`)}
      count={count}
      items={list.data?.items.map(itemOf)}
      all={all}
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
  );
}

function useWaitingItem(side: 'inbox' | 'given'): (row: DispositionRow) => WaitingItem {
  const { t } = useTranslation();
  const format = useFormat();
  return (row) => ({
    id: row.recipientId,
    path: deskPath(row.recipientId),
    title: row.letter.subject,
    detail: `${side === 'inbox' ? row.fromPost.name : row.post.name} · ${
      row.withheld
        ? t('dispositions.withheld')
        : row.instructions.map((one) => one.text).join('; ') || row.note
    }`,
    end: row.deadline ? (
      <DueBadge due={row.deadline} doneAt={row.reportedAt} wordsOnly />
    ) : row.urgency === 'biasa' ? (
      <time dateTime={row.givenAt}>{format.recent(row.givenAt)}</time>
    ) : (
      <UrgencyBadge urgency={row.urgency} />
    ),
  });
}
