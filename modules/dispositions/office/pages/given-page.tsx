import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { useOperationPages } from '#office/data/use-operation.ts';
import { DataList } from '#office/design/list/data-list.tsx';
import { ExportMenu } from '#office/design/list/export-menu.tsx';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { dispositions } from '../../contract/dispositions.ts';
import { dispositionLists } from '../../contract/lists.ts';
import { type RecipientState, recipientStates } from '../../contract/terms.ts';
import { useDeskDialogs } from '../acts/desk-dialogs.tsx';
import { deskPath } from '../addresses.ts';
import { DispositionsTabs } from './dispositions-tabs.tsx';
import { useListColumns, useListFields } from './list-parts.tsx';

/** What waits for the giver stands first among the choices. */
const states: readonly RecipientState[] = [
  'reported',
  ...recipientStates.filter((state) => state !== 'reported'),
];

/** What the posts of the reader gave: who is at work on it, and which reports wait. */
export function GivenPage() {
  const { t } = useTranslation();
  const dialogs = useDeskDialogs();
  const list = useListState(useListFields(states));
  const pages = useOperationPages(dispositions.given, list.values as SentInput<typeof dispositions.given>);
  const columns = useListColumns('given', dialogs);
  return (
    <>
      <PageHeader title={t('dispositions.given.title')} detail={t('dispositions.given.detail')} />
      <DispositionsTabs />
      <DataList
        id="dispositions.given"
        label={t('dispositions.given.title')}
        list={list}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.recipientId}
        rowPath={(row) => deskPath(row.recipientId)}
        searchLabel={t('dispositions.list.search')}
        tools={
          <ExportMenu
            pdf={addressOf(dispositionLists.givenPdf, list.values)}
            sheet={addressOf(dispositionLists.givenSheet, list.values)}
          />
        }
        empty={
          <EmptyState title={t('dispositions.given.none')}>{t('dispositions.given.noneHint')}</EmptyState>
        }
      />
      {dialogs.element}
    </>
  );
}
