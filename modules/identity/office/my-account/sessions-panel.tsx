import { Button } from '@mantine/core';
import { Laptop, Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { sessions } from '../../contract/sessions.ts';

/** Where the person is signed in, and how to end it there. */
export function SessionsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useOperation(sessions.list, {});
  const revoke = useAct(sessions.revoke, { onDone: () => toast(t('identity.session.ended')) });
  const revokeOthers = useAct(sessions.revokeOthers, {
    onDone: ({ ended }) => toast(t('identity.session.othersEnded', { count: ended })),
  });
  const items = answer.data?.items ?? [];
  const fault = revoke.error ?? revokeOthers.error;
  return (
    <Panel
      title={t('identity.session.title')}
      hint={t('identity.session.hint')}
      flush
      acts={
        items.length > 1 ? (
          <Button variant="default" loading={revokeOthers.isPending} onClick={() => revokeOthers.mutate({})}>
            {t('identity.session.endOthers')}
          </Button>
        ) : undefined
      }
    >
      <AnswerState of={answer} compact loading={<LoadingRows rows={2} />} />
      {fault ? <ErrorState compact error={fault} /> : null}
      <PanelRows>
        {items.map(({ id, current, device, address, openedAt, seenAt }) => {
          const Icon = /android|iphone|ipad/i.test(device) ? Smartphone : Laptop;
          return (
            <PanelRow
              key={id}
              icon={Icon}
              name={device}
              detail={
                <>
                  {address} · {t('identity.session.opened', { at: format.moment(openedAt) })}
                  {current ? '' : ` · ${t('identity.lastUsed', { at: format.recent(seenAt) })}`}
                </>
              }
            >
              {current ? (
                <StatusBadge tone="good" icon={Icon} label={t('identity.session.current')} />
              ) : (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t('identity.session.endOf', { device })}
                  disabled={revoke.isPending}
                  onClick={() => revoke.mutate({ sessionId: id })}
                >
                  {t('identity.session.end')}
                </Button>
              )}
            </PanelRow>
          );
        })}
      </PanelRows>
    </Panel>
  );
}
