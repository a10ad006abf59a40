import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import type { LeaveRequestId } from '../../contract/ids.ts';
import { requests } from '../../contract/requests.ts';
import { ownPath, requestPath } from '../addresses.ts';
import { AskForm } from './ask-form.tsx';

/** Asks for leave, hands in again what came back (`request`), or changes what was granted (`replaces`). */
export function AskPage() {
  const { t } = useTranslation();
  const { request, replaces, person } = useSearch({ strict: false }) as Record<string, string | undefined>;
  const before = request ?? replaces;
  const known = useOperation(
    requests.open,
    { requestId: (before ?? '') as LeaveRequestId },
    { enabled: before !== undefined },
  );
  const personId = known.data?.person.id ?? person;
  const offer = useOperation(
    requests.offer,
    { ...(personId ? { personId: personId as never } : {}) },
    { enabled: before === undefined || known.data !== undefined },
  );
  const mode = request ? 'again' : replaces ? 'replace' : 'new';
  const ready = offer.data && (before === undefined || known.data);
  return (
    <>
      <PageHeader
        title={t(`leave.ask.title.${mode}`)}
        detail={known.data ? known.data.person.name : t('leave.ask.detail')}
        back={
          before
            ? { to: requestPath(before), label: t('leave.request.title') }
            : { to: ownPath, label: t('leave.own.title') }
        }
      />
      {before !== undefined && !known.data ? <AnswerState of={known} wholePage /> : null}
      <AnswerState of={offer} loading={<LoadingRows rows={6} />} />
      {ready && offer.data ? (
        <AskForm
          key={mode}
          mode={mode}
          offer={offer.data}
          before={known.data ?? null}
          personId={personId ?? null}
        />
      ) : null}
    </>
  );
}
