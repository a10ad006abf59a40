import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Check, ShieldAlert, ShieldCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useSubjectPath } from '#office/shell/office-modules.ts';
import type { LedgerState } from '../contract/ledger.ts';
import { findingSentence, subjectKindOf } from './finding-sentence.ts';
import styles from './ledger.module.css';

/** Whether everything holds, and each finding as a sentence, with the record where it was seen. */
export function FindingsPanel({ state }: { state: LedgerState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = state.standing;
  const { late, wholeAt } = state.monitor;
  const isBad = now > 0 || late;
  const unwatched = wholeAt
    ? t('ledger.findings.unwatched', { last: format.moment(wholeAt) })
    : t('ledger.findings.never-watched');
  return (
    <Panel title={t('ledger.findings.title')} hint={t('ledger.findings.hint')}>
      <div role="status" className={styles.verdict} data-tone={isBad ? 'bad' : 'good'}>
        {isBad ? <ShieldAlert size={22} aria-hidden="true" /> : <ShieldCheck size={22} aria-hidden="true" />}
        <p>
          <strong>
            {now > 0
              ? t('ledger.findings.some', { count: now })
              : late
                ? unwatched
                : t('ledger.findings.none')}
          </strong>
          <br />
          {now > 0
            ? t('ledger.findings.advice')
            : t(late ? 'ledger.findings.unwatched-advice' : 'ledger.findings.watched')}
          {now > 0 && late ? (
            <>
              <br />
              {unwatched}
            </>
          ) : null}
        </p>
      </div>
      {state.alarms.length > 0 ? (
        <PanelRows>
          {state.alarms.map((alarm) => (
            <Finding key={`${alarm.finding} ${alarm.record}`} alarm={alarm} />
          ))}
        </PanelRows>
      ) : null}
    </Panel>
  );
}

function Finding({ alarm }: { alarm: LedgerState['alarms'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pathOf = useSubjectPath();
  const { thing } = alarm;
  const path = thing?.name ? pathOf(subjectKindOf[thing.module] ?? '', thing.thingId) : null;
  const times = t('ledger.findings.times', {
    first: format.moment(alarm.firstSeenAt),
    last: format.moment(alarm.lastSeenAt),
  });
  return (
    <PanelRow
      icon={TriangleAlert}
      name={findingSentence(t, alarm)}
      detail={t('ledger.findings.rule', { invariant: alarm.invariant, times })}
      further={
        path ? (
          <Anchor component={Link} to={path} size="sm">
            {t('ledger.findings.open')}
          </Anchor>
        ) : null
      }
    >
      <StatusBadge
        tone={alarm.current ? 'bad' : 'good'}
        icon={alarm.current ? ShieldAlert : Check}
        label={t(alarm.current ? 'ledger.findings.current' : 'ledger.findings.past')}
      />
    </PanelRow>
  );
}
