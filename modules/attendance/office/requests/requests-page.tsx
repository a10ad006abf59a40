import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FilePenLine, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperationPages } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { attendanceRequests, type RequestView } from '../../contract/requests.ts';
import { AttendanceTabs } from '../attendance-tabs.tsx';
import { ProofLink } from '../words/proof-link.tsx';
import { RequestBadge } from '../words/request-badge.tsx';
import { useRequestWords } from '../words/use-request-words.ts';
import { RequestForm } from './request-form.tsx';
import { type AttendanceRequestKind, isRequestKind, requestIcons } from './request-kinds.ts';

/** What one asked about own days, and the way to ask; `?ask=<kind>&day=<day>&direction=out` opens the form. */
export function RequestsPage() {
  const { t } = useTranslation();
  const pages = useOperationPages(attendanceRequests.listOwn, {});
  const { asking, ask, close } = useAsking();
  const verb = (
    <Button leftSection={<FilePenLine size={16} aria-hidden="true" />} onClick={() => ask('correction')}>
      {t('attendance.ask.verb')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('attendance.requests.title')}
        detail={t('attendance.requests.detail')}
        actions={verb}
      />
      <AttendanceTabs />
      <Panel title={t('attendance.requests.own')} flush>
        <PagedRows
          pages={pages}
          empty={
            <EmptyState title={t('attendance.requests.none')}>{t('attendance.requests.noneHint')}</EmptyState>
          }
        >
          {(rows) => (
            <PanelRows>
              {rows.map((request) => (
                <OwnRequest key={request.id} request={request} />
              ))}
            </PanelRows>
          )}
        </PagedRows>
      </Panel>
      <Dialog opened={asking !== null} onClose={close} title={t('attendance.ask.verb')} keeps wide>
        {asking ? <RequestForm {...asking} onEnd={close} /> : null}
      </Dialog>
    </>
  );
}

/** Which form is open; it stands in the address, so that a day leads to it. */
function useAsking() {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { ask?: string; day?: string; direction?: string };
  const go = (next: Record<string, string>) =>
    void navigate({ to: '.', search: next as never, replace: true });
  const kind = isRequestKind(search.ask) ? search.ask : null;
  return {
    asking: kind
      ? { kind, day: search.day, direction: search.direction === 'out' ? ('out' as const) : ('in' as const) }
      : null,
    ask: (of: AttendanceRequestKind) => go({ ask: of }),
    close: () => go({}),
  };
}

function OwnRequest({ request }: { request: RequestView }) {
  const { t } = useTranslation();
  const words = useRequestWords();
  const withdraw = useAct(attendanceRequests.withdraw, {
    stales: ['attendance.'],
    onDone: () => toast(t('attendance.withdraw.done')),
  });
  const last = request.steps.at(-1);
  return (
    <PanelRow
      icon={requestIcons[request.content.kind]}
      name={words.kind(request)}
      detail={`${words.asked(request)} · ${request.reason}`}
      further={last ? words.step(last) : null}
    >
      <RequestBadge state={request.state} />
      <ProofLink request={request} />
      {request.can.withdraw ? (
        <Button
          variant="default"
          size="compact-sm"
          loading={withdraw.isPending}
          leftSection={<Undo2 size={14} aria-hidden="true" />}
          onClick={() => withdraw.mutate({ requestId: request.id })}
        >
          {t('attendance.withdraw.verb')}
        </Button>
      ) : null}
    </PanelRow>
  );
}
