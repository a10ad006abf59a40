import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { DataList } from '#office/design/list/data-list.tsx';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useMay } from '#office/session/use-session.ts';
import type { DraftRow } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';
import { writeLetters } from '../../contract/permissions.ts';
import { DraftBox } from '../../contract/terms.ts';
import { beginPath, draftPath } from '../addresses.ts';
import { useDraftColumns } from './draft-columns.tsx';
import { DraftsTabs } from './drafts-tabs.tsx';
import { ReturnedFirst } from './returned-first.tsx';
import { useDraftFilters } from './use-draft-filters.ts';

/** Outgoing letters of one box: own drafts, those to be sent, those that went out, those of the unit. */
export function Page() {
  const { box: asked } = useSearch({ strict: false }) as { box?: string };
  const may = useMay();
  const box = DraftBox.safeParse(asked).data ?? (may(writeLetters) ? 'mine' : 'sent');
  return <Box key={box} box={box} />;
}

function Box({ box }: { box: DraftBox }) {
  const { t } = useTranslation();
  const may = useMay();
  const list = useListState(useDraftFilters(box));
  const pages = useOperationPages(drafts.list, {
    ...list.values,
    box,
  } as SentInput<typeof drafts.list>) as Pages<DraftRow>;
  const writes = may(writeLetters);
  return (
    <>
      <PageHeader
        title={t('outgoing.title')}
        detail={t('outgoing.detail')}
        actions={writes ? <BeginButton /> : null}
      />
      <DraftsTabs current={box} />
      {box === 'mine' && !list.filtered ? <ReturnedFirst /> : null}
      <DataList
        id={`outgoing.${box}`}
        label={t(`outgoing.box.${box}`)}
        pages={pages}
        list={list}
        searchLabel={t('outgoing.list.search')}
        columns={useDraftColumns(box)}
        rowKey={({ id }) => id}
        rowPath={({ id }) => draftPath(id)}
        rowIsNew={({ returned, stage }) => returned && stage === 'draft'}
        newWords={`${t('outgoing.returned')}:`}
        rowName={({ subject }) => subject}
        empty={
          <EmptyState
            title={t(`outgoing.box.${box}.none`)}
            action={box === 'mine' && writes ? <BeginButton /> : undefined}
          >
            {t(`outgoing.box.${box}.noneHint`)}
          </EmptyState>
        }
      />
    </>
  );
}

/** To the choice of a kind. */
function BeginButton() {
  const { t } = useTranslation();
  return (
    <Button component={Link} to={beginPath} leftSection={<Plus size={16} aria-hidden="true" />}>
      {t('outgoing.begin.verb')}
    </Button>
  );
}
