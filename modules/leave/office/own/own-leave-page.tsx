import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CalendarPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation, useOperationPages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { balances } from '../../contract/balances.ts';
import { requests } from '../../contract/requests.ts';
import { askPath } from '../addresses.ts';
import styles from '../leave.module.css';
import { LeaveTabs } from '../leave-tabs.tsx';
import { BalanceParts, WhyBalance } from '../words/balance-parts.tsx';
import { RequestRow } from '../words/request-row.tsx';
import { useLeaveWords } from '../words/use-leave-words.ts';
import { CalendarsPanel } from './calendars-panel.tsx';

/** What is left, what was asked for, and the way to ask. */
export function OwnLeavePage() {
  const { t } = useTranslation();
  const pages = useOperationPages(requests.listOwn, {});
  return (
    <>
      <PageHeader
        title={t('leave.own.title')}
        detail={t('leave.own.detail')}
        actions={
          <Button component={Link} to={askPath} leftSection={<CalendarPlus size={16} aria-hidden="true" />}>
            {t('leave.ask.verb')}
          </Button>
        }
      />
      <LeaveTabs />
      <div className={styles.stack}>
        <OwnBalance />
        <Panel title={t('leave.own.requests')} flush>
          <PagedRows pages={pages} empty={<NothingYet>{t('leave.own.none')}</NothingYet>}>
            {(rows) => (
              <PanelRows>
                {rows.map((entry) => (
                  <RequestRow key={entry.id} entry={entry} own />
                ))}
              </PanelRows>
            )}
          </PagedRows>
        </Panel>
        <CalendarsPanel />
      </div>
    </>
  );
}

function OwnBalance() {
  const { t } = useTranslation();
  const { days } = useLeaveWords();
  const answer = useOperation(balances.show, {});
  const balance = answer.data?.balance;
  if (!balance) return <AnswerState of={answer} loading={<LoadingRows rows={2} />} />;
  return (
    <Panel
      title={t('leave.balance.title', { year: balance.year })}
      hint={t('leave.balance.total', { days: days(balance.total) })}
      acts={<WhyBalance balance={balance} />}
    >
      <BalanceParts balance={balance} />
      {balance.waiting > 0 ? (
        <p className={styles.quiet}>{t('leave.balance.waiting', { days: days(balance.waiting) })}</p>
      ) : null}
      {balance.openingKnown ? null : <p className={styles.quiet}>{t('leave.balance.openingUnknown')}</p>}
    </Panel>
  );
}
