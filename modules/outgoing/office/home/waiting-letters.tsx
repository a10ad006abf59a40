import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf, SentInput } from '#core/contract/operation.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { WaitingCard } from '#office/design/waiting-card.tsx';
import { drafts } from '../../contract/drafts.ts';
import { draftPath } from '../addresses.ts';
import { DraftMarks } from '../words/draft-badges.tsx';

interface WaitingLettersProps {
  /** Which texts: `outgoing.home.<kind>`. */
  kind: 'sign' | 'initial' | 'returned' | 'send';
  icon: LucideIcon;
  filter: SentInput<typeof drafts.list>;
  countOf: (counters: OutputOf<typeof drafts.counters>) => number;
  all: string;
  allSearch?: Record<string, string>;
}

/** A card of the home page: letters that wait for one kind of act of the reader. */
export function WaitingLetters({ kind, icon, filter, countOf, all, allSearch }: WaitingLettersProps) {
  const { t } = useTranslation();
  const counters = useOperation(drafts.counters, {});
  const list = useOperation(drafts.list, { ...filter, size: 4 });
  const error = list.error ?? counters.error;
  return (
    <WaitingCard
      icon={icon}
      title={t(`outgoing.home.${kind}`)}
      count={counters.data ? countOf(counters.data) : undefined}
      all={all}
      {...(allSearch ? { allSearch } : {})}
      none={t('outgoing.home.none')}
      {...(error
        ? {
            error,
            onRetry: () => {
              void list.refetch();
              void counters.refetch();
            },
          }
        : {})}
      items={list.data?.items.map((row) => ({
        id: row.id,
        path: draftPath(row.id),
        title: row.subject || row.kindName,
        detail: `${row.kindName} · ${kind === 'returned' ? row.to : row.unitName}`,
        since: row.holders[0]?.since ?? row.changedAt,
        end: <DraftMarks {...row} />,
        act: (
          <Button
            component={Link}
            to={draftPath(row.id)}
            variant="light"
            size="compact-sm"
            aria-label={t('outgoing.home.openOf', { subject: row.subject })}
          >
            {t(`outgoing.home.${kind}.verb`)}
          </Button>
        ),
      }))}
    />
  );
}
