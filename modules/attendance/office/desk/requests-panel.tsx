import { Button, SegmentedControl } from '@mantine/core';
import { Check, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { useAct } from '#office/data/use-act.ts';
import { useActOnMany } from '#office/data/use-act-on-many.ts';
import { rowsOf, useOperationPages } from '#office/data/use-operation.ts';
import { ConfirmWithReason } from '#office/design/confirm-with-reason.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { useSelection } from '#office/design/list/use-selection.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { attendanceRequests, type RequestView } from '../../contract/requests.ts';
import { ProofLink } from '../words/proof-link.tsx';
import { RequestBadge } from '../words/request-badge.tsx';
import { useRequestWords } from '../words/use-request-words.ts';
import { DeskRow, DeskRows } from './desk-row.tsx';

const keyOf = ({ id }: RequestView) => id;
const stales = ['attendance.'];
const shownStates = ['submitted', 'approved'] as const;

/** Requests that wait, decided one by one or many at once; those that were approved can be undone. */
export function RequestsPanel({ person }: { person: PersonId | undefined }) {
  const { t } = useTranslation();
  const [state, setState] = useState<(typeof shownStates)[number]>('submitted');
  const pages = useOperationPages(attendanceRequests.list, {
    state,
    ...(person ? { personId: person } : {}),
  });
  const open = rowsOf(pages).filter(({ can }) => can.decide);
  const selection = useSelection(open, keyOf);
  const [asking, setAsking] = useState<RequestView | null>(null);
  const end = ({ state: now, person: of }: RequestView) => {
    setAsking(null);
    toast(t(`attendance.desk.request.${now}`, { name: of.name }));
  };
  const decide = useAct(attendanceRequests.decide, { stales, onDone: end });
  const undo = useAct(attendanceRequests.undo, { stales, onDone: end });
  const many = useActOnMany(attendanceRequests.decide, {
    stales,
    done: (count) => t('attendance.desk.approvedMany', { count }),
    onDone: selection.clear,
  });
  const act = state === 'submitted' ? 'reject' : 'undo';
  const busy = decide.isPending || undo.isPending || many.busy;
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
      <PagedRows pages={pages} empty={<NothingYet>{t(`attendance.desk.requests.none.${state}`)}</NothingYet>}>
        {(rows) => (
          <DeskRows
            count={selection.chosen.length}
            bulk={
              <Button
                loading={many.busy}
                leftSection={<Check size={16} aria-hidden="true" />}
                onClick={() =>
                  many.run(
                    selection.chosen.map(({ id }) => ({ requestId: id, decision: 'approve' as const })),
                  )
                }
              >
                {t('attendance.desk.approve')}
              </Button>
            }
          >
            {rows.map((request) => (
              <RequestRow
                key={request.id}
                request={request}
                choose={{
                  chosen: selection.has(request.id),
                  onToggle: (range) => selection.toggle(request.id, range),
                }}
                busy={busy}
                onApprove={() => decide.mutate({ requestId: request.id, decision: 'approve' })}
                onAsk={() => setAsking(request)}
              />
            ))}
          </DeskRows>
        )}
      </PagedRows>
      <ConfirmWithReason
        key={asking?.id ?? 'none'}
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={t(`attendance.desk.${act}Title`, { name: asking?.person.name })}
        verb={t(`attendance.desk.${act}`)}
        label={t('attendance.desk.reason')}
        takes={(reason) => reason.trim() !== '' && reason.length <= 500}
        busy={decide.isPending || undo.isPending}
        error={asking ? (decide.error ?? undo.error) : null}
        onConfirm={(reason) => {
          if (!asking) return;
          if (act === 'undo') undo.mutate({ requestId: asking.id, reason });
          else decide.mutate({ requestId: asking.id, decision: 'reject', reason });
        }}
      >
        {t(`attendance.desk.${act}Hint`)}
      </ConfirmWithReason>
    </Panel>
  );
}

interface RequestRowProps {
  request: RequestView;
  choose: { chosen: boolean; onToggle: (range: boolean) => void };
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
      person={person}
      title={`${words.kind(request)}: ${words.asked(request)}`}
      facts={[reason, ...steps.map(words.step)]}
      badge={state === 'submitted' ? null : <RequestBadge state={state} />}
      {...(can.decide ? { choose } : {})}
    >
      <ProofLink request={request} />
      {can.undo ? (
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          leftSection={<Undo2 size={14} aria-hidden="true" />}
          onClick={onAsk}
        >
          {t('attendance.desk.undo')}
        </Button>
      ) : null}
      {can.decide ? (
        <>
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy}
            leftSection={<X size={14} aria-hidden="true" />}
            onClick={onAsk}
          >
            {t('attendance.desk.reject')}
          </Button>
          <Button
            size="compact-sm"
            disabled={busy}
            leftSection={<Check size={14} aria-hidden="true" />}
            onClick={onApprove}
          >
            {t('attendance.desk.approve')}
          </Button>
        </>
      ) : null}
    </DeskRow>
  );
}
