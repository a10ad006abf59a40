import { Button } from '@mantine/core';
import { CalendarSync, CircleSlash, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { calendars } from '../../contract/calendars.ts';
import styles from '../leave.module.css';

const icons = { own: CalendarSync, unit: Users } as const;

/** Secret addresses under which a phone or a calendar program shows leave. */
export function CalendarsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const [told, setTold] = useState<string | null>(null);
  const answer = useOperation(calendars.listAddresses, {});
  const open = useAct(calendars.openAddress, {
    stales: ['leave.list-calendars'],
    onDone: ({ address }) => setTold(address),
  });
  const revoke = useAct(calendars.revokeAddress, {
    stales: ['leave.list-calendars'],
    onDone: () => toast(t('leave.feeds.revoked')),
  });
  const items = answer.data?.items.filter(({ revokedAt }) => revokedAt === null);
  return (
    <Panel
      title={t('leave.feeds.title')}
      hint={t('leave.feeds.hint')}
      flush
      acts={
        <span className={styles.acts}>
          {(['own', 'unit'] as const).map((whose) => (
            <Button
              key={whose}
              variant="default"
              size="compact-sm"
              loading={open.isPending}
              onClick={() => open.mutate({ whose })}
            >
              {t(`leave.feeds.open.${whose}`)}
            </Button>
          ))}
        </span>
      }
    >
      {items ? null : <AnswerState of={answer} />}
      {items?.length === 0 ? <NothingYet>{t('leave.feeds.none')}</NothingYet> : null}
      {items && items.length > 0 ? (
        <PanelRows>
          {items.map(({ id, whose, openedAt }) => (
            <PanelRow
              key={id}
              icon={icons[whose]}
              name={t(`leave.feed.${whose}`)}
              detail={t('leave.feeds.since', { day: format.day(openedAt) })}
            >
              <Button
                variant="default"
                size="compact-sm"
                loading={revoke.isPending}
                leftSection={<CircleSlash size={14} aria-hidden="true" />}
                onClick={() => revoke.mutate({ calendarId: id })}
              >
                {t('leave.feeds.revoke')}
              </Button>
            </PanelRow>
          ))}
        </PanelRows>
      ) : null}
      <Dialog opened={told !== null} onClose={() => setTold(null)} title={t('leave.feeds.told')}>
        <p>{t('leave.feeds.once')}</p>
        <p className={styles.address}>{told}</p>
        <Button
          onClick={() => {
            void navigator.clipboard?.writeText(told ?? '').then(() => toast(t('leave.feeds.copied')));
          }}
        >
          {t('leave.feeds.copy')}
        </Button>
      </Dialog>
    </Panel>
  );
}
