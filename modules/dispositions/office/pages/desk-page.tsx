import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { letterPath } from '#modules/letters/office/addresses.ts';
import { type Page, useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { dispositions } from '../../contract/dispositions.ts';
import type { RecipientId } from '../../contract/terms.ts';
import type { DispositionRow } from '../../contract/views.ts';
import { inboxPath } from '../addresses.ts';

/** A desk has no page of its own: it is shown on that of its letter, at its place in the tree. */
export function DeskPage() {
  const { t } = useTranslation();
  const { recipientId } = useParams({ strict: false }) as { recipientId: RecipientId };
  const letterOf = useListedLetter();
  const [listed] = useState(() => letterOf(recipientId));
  const desk = useOperation(dispositions.openDesk, { recipientId }, { enabled: !listed });
  const letterId = listed ?? desk.data?.letter.id;
  if (letterId) return <Navigate to={letterPath(letterId)} search={{ desk: recipientId } as never} replace />;
  return (
    <>
      <PageHeader
        title={t('dispositions.title')}
        back={{ to: inboxPath, label: t('dispositions.inbox.title') }}
      />
      <AnswerState of={desk} />
    </>
  );
}

/** The letter of a desk that stood in a list just now: coming from there costs no further request. */
function useListedLetter(): (recipientId: string) => string | undefined {
  const queries = useQueryClient();
  return (recipientId) => {
    const lists = [dispositions.inbox.id, dispositions.given.id].flatMap((id) =>
      queries.getQueriesData<InfiniteData<Page<DispositionRow>> | Page<DispositionRow>>({ queryKey: [id] }),
    );
    const rows = lists.flatMap(([, data]) =>
      data && 'pages' in data ? data.pages.flatMap((page) => page.items) : (data?.items ?? []),
    );
    return rows.find((row) => row.recipientId === recipientId)?.letter.id;
  };
}
