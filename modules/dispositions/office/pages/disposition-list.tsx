import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { DataList } from '#office/design/list/data-list.tsx';
import { ExportMenu } from '#office/design/list/export-menu.tsx';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { dispositions } from '../../contract/dispositions.ts';
import { dispositionLists } from '../../contract/lists.ts';
import { type RecipientState, recipientStates } from '../../contract/terms.ts';
import type { DispositionRow } from '../../contract/views.ts';
import { useDeskDialogs } from '../acts/desk-dialogs.tsx';
import { deskPath } from '../addresses.ts';
import { DispositionsTabs } from './dispositions-tabs.tsx';
import { type ListSide, useListColumns, useListFields } from './list-parts.tsx';

interface Side {
  rows: typeof dispositions.inbox | typeof dispositions.given;
  pdf: typeof dispositionLists.inboxPdf | typeof dispositionLists.givenPdf;
  sheet: typeof dispositionLists.inboxSheet | typeof dispositionLists.givenSheet;
  /** Choices of the filter by state, in their order. */
  states: readonly RecipientState[];
}

const sides: Record<ListSide, Side> = {
  inbox: {
    rows: dispositions.inbox,
    pdf: dispositionLists.inboxPdf,
    sheet: dispositionLists.inboxSheet,
    states: recipientStates,
  },
  given: {
    rows: dispositions.given,
    pdf: dispositionLists.givenPdf,
    sheet: dispositionLists.givenSheet,
    // What waits for the giver stands first.
    states: ['reported', ...recipientStates.filter((state) => state !== 'reported')],
  },
};

interface DispositionListProps {
  side: ListSide;
  rowIsNew?: (row: DispositionRow) => boolean;
  rowName?: (row: DispositionRow) => string;
  bulk?: (rows: readonly DispositionRow[], clear: () => void) => ReactNode;
}

/** A page of dispositions: those that reached the posts of the reader, or those that they gave. */
export function DispositionList({ side, ...list }: DispositionListProps) {
  const { t } = useTranslation();
  const { rows, pdf, sheet, states } = sides[side];
  const dialogs = useDeskDialogs();
  const filters = useListState(useListFields(states));
  const pages = useOperationPages(rows, filters.values as never) as Pages<DispositionRow>;
  const columns = useListColumns(side, dialogs);
  return (
    <>
      <PageHeader title={t(`dispositions.${side}.title`)} detail={t(`dispositions.${side}.detail`)} />
      <DispositionsTabs />
      <DataList
        id={`dispositions.${side}`}
        label={t(`dispositions.${side}.title`)}
        list={filters}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.recipientId}
        rowPath={(row) => deskPath(row.recipientId)}
        searchLabel={t('dispositions.list.search')}
        tools={
          <ExportMenu
            of={[{ pdf: addressOf(pdf, filters.values), sheet: addressOf(sheet, filters.values) }]}
          />
        }
        empty={
          <EmptyState title={t(`dispositions.${side}.none`)}>{t(`dispositions.${side}.noneHint`)}</EmptyState>
        }
        {...list}
      />
      {dialogs.element}
    </>
  );
}
