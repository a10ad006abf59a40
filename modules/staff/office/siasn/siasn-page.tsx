import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { files } from '../../contract/files.ts';
import { siasn } from '../../contract/siasn.ts';
import { importPath, staffFilePath } from '../addresses.ts';
import styles from '../staff.module.css';
import { DifferencePanels } from './difference-panels.tsx';
import { PrivateDifference } from './private-difference.tsx';

/** While BKN is asked, how often it is looked whether it answered. */
const whileWaiting = 3_000;

/** What SIASN has of an employee, held against the file; what differs is entered one by one. */
export function SiasnPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { personId } = useParams({ strict: false }) as { personId: PersonId };
  const file = useOperation(files.show, { personId });
  const answer = useOperation(
    siasn.show,
    { personId },
    { every: (last) => (last?.state === 'waiting' ? whileWaiting : false) },
  );
  const ask = useAct(siasn.start, { stales: ['staff.show-siasn-fetch'] });
  const last = answer.data;
  const person = file.data?.person;
  const known = last?.state === 'fetched' || last?.state === 'failed';
  const answeredAt = (at: string) =>
    t('staff.siasn.answeredAt', { day: format.longDay(at), time: format.time(at) });
  const again = (
    <Button
      {...(known ? { variant: 'default' } : {})}
      leftSection={<RefreshCw size={16} aria-hidden="true" />}
      loading={ask.isPending}
      onClick={() => ask.mutate({ personId })}
    >
      {t(known ? 'staff.siasn.again' : 'staff.siasn.ask')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('staff.siasn.title')}
        detail={[person?.name, last?.answeredAt ? answeredAt(last.answeredAt) : null]
          .filter(Boolean)
          .join(' · ')}
        back={{ to: staffFilePath(personId), label: t('staff.file.one') }}
        actions={known && last.connected ? again : undefined}
      />
      <AnswerState of={file.data ? answer : file} />
      {last && person ? (
        <div className={styles.column}>
          <Stage of={last} ask={again} />
          {last.difference ? (
            <>
              <DifferencePanels difference={last.difference} subject={person} />
              {file.data?.can.readPrivate ? <PrivateDifference subject={person} /> : null}
            </>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

/** How far the question is, where nothing can be compared yet. */
function Stage({
  of: { connected, state, fault },
  ask,
}: {
  of: OutputOf<typeof siasn.show>;
  ask: ReactNode;
}) {
  const { t } = useTranslation();
  if (state === 'waiting')
    return (
      <Panel title={t('staff.siasn.waiting')} hint={t('staff.siasn.waitingHint')}>
        <LoadingRows rows={4} />
      </Panel>
    );
  if (state === 'failed')
    return (
      <EmptyState title={t('staff.siasn.failed')} action={connected ? ask : undefined}>
        {t(`staff.siasn.fault.${fault}`)}
      </EmptyState>
    );
  if (state === 'fetched') return null;
  return connected ? (
    <EmptyState title={t('staff.siasn.none')} action={ask}>
      {t('staff.siasn.noneHint')}
    </EmptyState>
  ) : (
    <EmptyState
      title={t('staff.siasn.off')}
      action={
        <Button component={Link} to={importPath} variant="default">
          {t('staff.import.title')}
        </Button>
      }
    >
      {t('errors.staff.siasn-off')}
    </EmptyState>
  );
}
