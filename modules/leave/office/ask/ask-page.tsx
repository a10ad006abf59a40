import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import type { LeaveRequestId } from '../../contract/ids.ts';
import { requests } from '../../contract/requests.ts';
import { deskPath, ownPath, requestPath } from '../addresses.ts';
import { AskForm, type AskMode } from './ask-form.tsx';

/**
 * Asks for leave, for another as personnel (`person`), hands in again what came back (`request`), changes what was granted
 * (`replaces`), or as the official grants it at once to somebody who cannot ask (`enter`).
 */
export function AskPage() {
  const { t } = useTranslation();
  const { request, replaces, person, enter } = useSearch({ strict: false }) as Record<
    string,
    string | undefined
  >;
  const before = request ?? replaces;
  const known = useOperation(
    requests.open,
    { requestId: (before ?? '') as LeaveRequestId },
    { enabled: before !== undefined },
  );
  const personId = known.data?.person.id ?? enter ?? person;
  const offer = useOperation(
    requests.offer,
    { ...(personId ? { personId: personId as never } : {}) },
    { enabled: before === undefined || known.data !== undefined },
  );
  const mode = modeOf({ request, replaces, enter });
  const ready = offer.data && (before === undefined || known.data);
  return (
    <>
      <PageHeader
        title={t(`leave.ask.title.${mode}`)}
        detail={known.data?.person.name ?? t(enter ? 'leave.enter.detail' : 'leave.ask.detail')}
        back={
          before
            ? { to: requestPath(before), label: t('leave.request.title') }
            : enter
              ? { to: deskPath, label: t('leave.desk.title') }
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

function modeOf(of: Record<'request' | 'replaces' | 'enter', string | undefined>): AskMode {
  if (of.request) return 'again';
  if (of.replaces) return 'replace';
  return of.enter ? 'enter' : 'new';
}
