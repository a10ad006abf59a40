import { Button, Switch } from '@mantine/core';
import { CalendarClock, CircleCheck, CircleSlash, FilePenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation, useOperationPages } from '#office/data/use-operation.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { configuration } from '../../contract/configuration.ts';
import { type MandateView, mandates } from '../../contract/mandates.ts';
import { AuthorityPanel } from './authority-panel.tsx';
import { MandateForm } from './mandate-form.tsx';
import styles from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';

const looks = {
  planned: { tone: 'wait', icon: CalendarClock },
  'in-force': { tone: 'good', icon: CircleCheck },
  over: { tone: 'neutral', icon: CircleSlash },
} as const;

/** Who may sign for whom, from when, and by which decree; and the answer to "may they?". */
export function MandatesPage() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState(true);
  const pages = useOperationPages(mandates.list, current ? { current: 'true' } : {});
  const record = (
    <DialogButton verb={t('outgoing.mandate.record')} icon={FilePenLine} look="main" wide keeps>
      {(close) => <MandateForm onEnd={close} />}
    </DialogButton>
  );
  return (
    <>
      <PageHeader
        title={t('outgoing.settings.mandates')}
        detail={t('outgoing.settings.mandatesDetail')}
        actions={record}
      />
      <SettingsTabs />
      <div className={styles.beside}>
        <Panel
          title={t('outgoing.mandate.list')}
          flush
          acts={
            <Switch
              label={t('outgoing.mandate.current')}
              checked={current}
              onChange={(event) => setCurrent(event.currentTarget.checked)}
            />
          }
        >
          <PagedRows
            pages={pages}
            empty={
              <EmptyState title={t('outgoing.mandate.none')}>{t('outgoing.mandate.noneHint')}</EmptyState>
            }
          >
            {(rows) => (
              <PanelRows>
                {(rows as readonly MandateView[]).map((row) => (
                  <MandateRow key={row.id} row={row} />
                ))}
              </PanelRows>
            )}
          </PagedRows>
        </Panel>
        <aside>
          <AuthorityPanel />
        </aside>
      </div>
    </>
  );
}

function MandateRow({ row }: { row: MandateView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kinds = useOperation(configuration.kinds, {});
  const [asked, setAsked] = useState(false);
  const end = useAct(mandates.end, {
    onDone: () => {
      toast(t('outgoing.mandate.ended'));
      setAsked(false);
    },
  });
  const names = new Map(kinds.data?.items.map(({ code, name }) => [code, name]));
  const covers =
    row.letterKinds === null
      ? t('outgoing.mandate.allKinds')
      : row.letterKinds.map((code) => names.get(code) ?? code).join(', ');
  const period = row.endsAt
    ? t('outgoing.mandate.period', { from: format.day(row.startsAt), until: format.day(row.endsAt) })
    : t('outgoing.mandate.since', { from: format.day(row.startsAt) });
  return (
    <PanelRow
      name={
        <span className={styles.badges}>
          {t('outgoing.mandate.sentence', {
            to: row.to.name,
            as: t(`outgoing.as.${row.kind}`),
            from: row.from.name,
          })}
          <StatusBadge {...looks[row.state]} label={t(`outgoing.mandate.state.${row.state}`)} />
        </span>
      }
      detail={[period, t('outgoing.mandate.decreeOf', { decree: row.decreeNumber }), covers].join(' · ')}
      further={t('outgoing.settings.madeBy', { name: row.recordedBy, at: format.moment(row.recordedAt) })}
    >
      {row.can.end ? (
        <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
          {t('outgoing.mandate.end')}
        </Button>
      ) : null}
      <ConfirmFinal
        opened={asked}
        onClose={() => setAsked(false)}
        verb={t('outgoing.mandate.end')}
        title={t('outgoing.mandate.endTitle')}
        busy={end.isPending}
        error={asked ? (end.error ?? undefined) : undefined}
        onConfirm={() => end.mutate({ mandateId: row.id })}
      >
        <p>{t('outgoing.mandate.endWhat', { post: row.to.name })}</p>
      </ConfirmFinal>
    </PanelRow>
  );
}
