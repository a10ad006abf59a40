import { SegmentedControl } from '@mantine/core';
import { Check, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { useAct } from '#office/data/use-act.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Panel } from '#office/design/panel.tsx';
import { attendanceRequests, type RequestView } from '../../contract/requests.ts';
import type { AttendanceRequestId } from '../../contract/terms.ts';
import { ProofLink } from '../words/proof-link.tsx';
import { RequestBadge } from '../words/request-badge.tsx';
import { useRequestWords } from '../words/use-request-words.ts';
import { AskReason, DecisionList, RowAct, stales } from './decision-list.tsx';
import { DeskRow, type DeskRowProps } from './desk-row.tsx';

const shownStates = ['submitted', 'approved'] as const;

/** Requests that wait, decided one by one or many at once; an approval can be undone, at once or later. */
export function RequestsPanel({ person }: { person: PersonId | undefined }) {
  const { t } = useTranslation();
  const [state, setState] = useState<(typeof shownStates)[number]>('submitted');
  const pages = useOperationPages(attendanceRequests.list, {
    state,
    ...(person ? { personId: person } : {}),
  }) as Pages<RequestView>;
  const [asking, setAsking] = useState<RequestView | null>(null);
  const end = (request: RequestView) => {
    setAsking(null);
    const undo = request.can.undo ? { undo: () => setAsking(request) } : {};
    toast(t(`attendance.desk.request.${request.state}`, { name: request.person.name }), undo);
  };
  const decide = useAct(attendanceRequests.decide, { stales, onDone: end });
  const undo = useAct(attendanceRequests.undo, { stales, onDone: end });
  const act = asking?.state === 'approved' ? 'undo' : 'reject';
  const acting = decide.isPending || undo.isPending;
  const confirm = (requestId: AttendanceRequestId, reason: string) =>
    act === 'undo'
      ? undo.mutate({ requestId, reason })
      : decide.mutate({ requestId, decision: 'reject', reason });
  return (
    <Panel
      title={t('attendance.desk.requests')}
      hint={t('attendance.desk.requests.hint')}
      flush
      acts={
        <SegmentedControl
          aria-label={t('attendance.desk.requests')}
          data={shownStates.map((value) => ({ value, label: t(`attendance.request-state.${value}`) }))}
          value={state}
          onChange={(value) => setState(value as typeof state)}
        />
      }
    >
      <DecisionList
        pages={pages}
        keyOf={keyOf}
        empty={t(`attendance.desk.requests.none.${state}`)}
        many={{
          operation: attendanceRequests.decide,
          verb: t('attendance.desk.approve'),
          inputOf: (key) => ({ requestId: key as AttendanceRequestId, decision: 'approve' as const }),
          done: (count) => t('attendance.desk.approvedMany', { count }),
        }}
      >
        {(request, { busy, choose }) => (
          <RequestRow
            key={request.id}
            request={request}
            choose={choose}
            busy={busy || acting}
            onApprove={() => decide.mutate({ requestId: request.id, decision: 'approve' })}
            onAsk={() => setAsking(request)}
          />
        )}
      </DecisionList>
      <AskReason
        of={asking && `${act} ${asking.id}`}
        title={t(`attendance.desk.${act}Title`, { name: asking?.person.name })}
        verb={t(`attendance.desk.${act}`)}
        busy={acting}
        error={decide.error ?? undo.error}
        onClose={() => setAsking(null)}
        onConfirm={(reason) => asking && confirm(asking.id, reason)}
      >
        {t(`attendance.desk.${act}Hint`)}
      </AskReason>
    </Panel>
  );
}

const keyOf = ({ id }: RequestView): string => id;

interface RequestRowProps {
  request: RequestView;
  choose: Pick<DeskRowProps, 'choose'>;
  busy: boolean;
  onApprove: () => void;
  /** Rejects it, or undoes its approval: with a reason. */
  onAsk: () => void;
}

function RequestRow({ request, choose, busy, onApprove, onAsk }: RequestRowProps) {
  const { t } = useTranslation();
  const words = useRequestWords();
  const { person, can, state, reason, steps } = request;
  return (
    <DeskRow
      id={request.id}
      person={person}
      title={`${words.kind(request)}: ${words.asked(request)}`}
      facts={[reason, ...steps.map(words.step)]}
      badge={state === 'submitted' ? null : <RequestBadge state={state} />}
      {...choose}
    >
      <ProofLink request={request} />
      {can.undo ? <RowAct icon={Undo2} verb={t('attendance.desk.undo')} busy={busy} onPress={onAsk} /> : null}
      {can.decide ? (
        <>
          <RowAct icon={X} verb={t('attendance.desk.reject')} busy={busy} onPress={onAsk} />
          <RowAct icon={Check} verb={t('attendance.desk.approve')} main busy={busy} onPress={onApprove} />
        </>
      ) : null}
    </DeskRow>
  );
}
