import { useTranslation } from 'react-i18next';
import { FigureTable } from '#office/design/figure-table.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { LedgerState } from '../contract/ledger.ts';
import styles from './ledger.module.css';

/** The logs of the agency with the keys that witnesses and readers need: how far they are published, what waits. */
export function LogsPanel({ state: { logs, pending } }: { state: LedgerState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const waits =
    pending.count === 0
      ? t('ledger.logs.nothingWaits')
      : t('ledger.logs.waits', { count: pending.count, seconds: pending.oldestSeconds ?? 0 });
  return (
    <Panel title={t('ledger.logs.title')} hint={waits}>
      {logs.length === 0 ? (
        <NothingYet>{t('ledger.logs.nothing')}</NothingYet>
      ) : (
        <FigureTable
          caption={t('ledger.logs.title')}
          columns={[
            { name: t('ledger.logs.log') },
            { name: t('ledger.logs.size'), title: t('ledger.logs.sizeIs'), end: true },
            { name: t('ledger.logs.published'), end: true },
            { name: t('ledger.logs.last') },
          ]}
        >
          {logs.map((log) => (
            <tr key={log.stream}>
              <th scope="row" data-wide="true">
                {t(`ledger.stream.${log.stream.split('-')[0]}`)}
                <span className={styles.mono}>{log.verifierKey}</span>
              </th>
              <td data-end="true">{format.number(log.size)}</td>
              <td data-end="true">{log.newest?.publishedAt ? format.number(log.newest.size) : '–'}</td>
              <td>
                {log.endedAt
                  ? t('ledger.logs.ended', { day: format.day(log.endedAt) })
                  : log.newest?.publishedAt
                    ? format.moment(log.newest.publishedAt)
                    : t('ledger.logs.notYet')}
              </td>
            </tr>
          ))}
        </FigureTable>
      )}
    </Panel>
  );
}
