import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { MailOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { call } from '#office/data/client.ts';
import { staleByOperation } from '#office/data/use-act.ts';
import { useOperationPages } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { DataList } from '#office/design/list/data-list.tsx';
import { ExportMenu } from '#office/design/list/export-menu.tsx';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useErrorText } from '#office/design/states/error-text.ts';
import { dispositions } from '../../contract/dispositions.ts';
import { dispositionLists } from '../../contract/lists.ts';
import { recipientStates } from '../../contract/terms.ts';
import type { DispositionRow } from '../../contract/views.ts';
import { useDeskDialogs } from '../acts/desk-dialogs.tsx';
import { deskPath } from '../addresses.ts';
import { DispositionsTabs } from './dispositions-tabs.tsx';
import { useListColumns, useListFields } from './list-parts.tsx';

/** Dispositions that reached the posts of the reader. */
export function InboxPage() {
  const { t } = useTranslation();
  const dialogs = useDeskDialogs();
  const list = useListState(useListFields(recipientStates));
  const pages = useOperationPages(dispositions.inbox, list.values as SentInput<typeof dispositions.inbox>);
  const columns = useListColumns('inbox', dialogs);
  return (
    <>
      <PageHeader title={t('dispositions.inbox.title')} detail={t('dispositions.inbox.detail')} />
      <DispositionsTabs />
      <DataList
        id="dispositions.inbox"
        label={t('dispositions.inbox.title')}
        list={list}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.recipientId}
        rowPath={(row) => deskPath(row.recipientId)}
        rowIsNew={(row) => row.state === 'sent'}
        rowName={(row) => row.letter.subject}
        searchLabel={t('dispositions.list.search')}
        tools={
          <ExportMenu
            pdf={addressOf(dispositionLists.inboxPdf, list.values)}
            sheet={addressOf(dispositionLists.inboxSheet, list.values)}
          />
        }
        bulk={(rows, clear) => <ReadAll rows={rows} onDone={clear} />}
        empty={
          <EmptyState title={t('dispositions.inbox.none')}>{t('dispositions.inbox.noneHint')}</EmptyState>
        }
      />
      {dialogs.element}
    </>
  );
}

/** Marks the chosen rows as read, one after the other as the letters are locked one after the other. */
function ReadAll({ rows, onDone }: { rows: readonly DispositionRow[]; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const unread = rows.filter((row) => row.can.read);
  const read = async () => {
    const tries = await Promise.allSettled(
      unread.map((row) => call(dispositions.markRead, { recipientId: row.recipientId })),
    );
    const refused = tries.find((one) => one.status === 'rejected');
    if (refused) toast(errorText(refused.reason), { tone: 'bad' });
    else toast(t('dispositions.inbox.marked', { count: unread.length }));
    await staleByOperation(queries, ['dispositions.']);
    onDone();
  };
  return (
    <Button
      variant="default"
      disabled={unread.length === 0}
      leftSection={<MailOpen size={16} aria-hidden="true" />}
      onClick={() => void read()}
    >
      {t('dispositions.act.read')}
    </Button>
  );
}
