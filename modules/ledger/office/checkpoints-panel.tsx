import { Button, SegmentedControl } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { FigureTable } from '#office/design/figure-table.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type LedgerState, ledger } from '../contract/ledger.ts';
import type { LogName } from '../contract/terms.ts';
import styles from './ledger.module.css';

/** The newest checkpoints of a log; the last one can be taken away and kept, which is what makes it worth something. */
export function CheckpointsPanel({ logs }: { logs: LedgerState['logs'] }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<LogName>();
  const stream = chosen ?? logs.find((log) => log.stream === 'letters')?.stream ?? logs[0]?.stream;
  if (!stream) return null;
  const isPublished = logs.find((log) => log.stream === stream)?.newest?.publishedAt != null;
  return (
    <Panel
      title={t('ledger.checkpoints.title')}
      hint={t('ledger.checkpoints.hint')}
      acts={
        isPublished ? (
          <Button
            component="a"
            href={addressOf(ledger.checkpoint, { stream })}
            download
            variant="default"
            size="compact-sm"
            leftSection={<Download size={14} aria-hidden="true" />}
          >
            {t('ledger.checkpoints.download')}
          </Button>
        ) : null
      }
    >
      {logs.length > 1 ? (
        <SegmentedControl
          aria-label={t('ledger.logs.log')}
          value={stream}
          onChange={(value) => choose(value as LogName)}
          data={logs.map((log) => ({
            value: log.stream,
            label: t(`ledger.stream.${log.stream.split('-')[0]}`),
          }))}
        />
      ) : null}
      <Rows stream={stream} />
    </Panel>
  );
}

function Rows({ stream }: { stream: LogName }) {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useOperation(
    ledger.checkpoints,
    { stream, limit: 5 },
    { every: 15_000, keepPrevious: true },
  );
  if (!answer.data) return <AnswerState of={answer} compact />;
  if (answer.data.items.length === 0) return <NothingYet>{t('ledger.checkpoints.nothing')}</NothingYet>;
  return (
    <FigureTable
      caption={t('ledger.checkpoints.title')}
      columns={[
        { name: t('ledger.logs.size'), title: t('ledger.logs.sizeIs'), end: true },
        { name: t('ledger.checkpoints.made') },
        { name: t('ledger.checkpoints.cosigned'), end: true },
        { name: t('ledger.checkpoints.root'), title: t('ledger.checkpoints.rootIs') },
      ]}
    >
      {answer.data.items.map((row) => (
        <tr key={row.size}>
          <td data-end="true">{format.number(row.size)}</td>
          <td>{format.moment(row.madeAt)}</td>
          <td data-end="true">{format.number(row.cosignatures)}</td>
          <td className={styles.mono} data-wrapped="true">
            {row.root}
          </td>
        </tr>
      ))}
    </FigureTable>
  );
}
