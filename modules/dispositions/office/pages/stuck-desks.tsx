import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { FigureTable } from '#office/design/figure-table.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { dispositions } from '../../contract/dispositions.ts';
import type { StuckDesk } from '../../contract/views.ts';
import { deskPath } from '../addresses.ts';
import { DeskDue } from '../words/desk-due.tsx';
import { DeskStateBadge } from '../words/desk-state-badge.tsx';
import { useDuration } from '../words/use-duration.ts';

/** What is open and with whom it lies, the oldest first; what is late names to whom it was taken up. */
export function StuckDesks({ wanted }: { wanted: SentInput<typeof dispositions.stuck> }) {
  const { t } = useTranslation();
  const pages = useOperationPages(dispositions.stuck, { ...wanted, size: 20 }) as Pages<StuckDesk>;
  return (
    <PagedRows
      pages={pages}
      compact
      loading={<LoadingRows rows={4} />}
      empty={<EmptyState title={t('dispositions.stuck.none')}>{t('dispositions.stuck.noneHint')}</EmptyState>}
    >
      {(rows) => (
        <FigureTable
          caption={t('dispositions.stuck.title')}
          columns={[
            { name: t('dispositions.list.letter') },
            { name: t('dispositions.stuck.with') },
            { name: t('dispositions.stuck.lain') },
            { name: t('dispositions.list.state') },
            { name: t('dispositions.stuck.takenUp') },
          ]}
        >
          {rows.map((row) => (
            <Row key={row.recipientId} row={row} />
          ))}
        </FigureTable>
      )}
    </PagedRows>
  );
}

function Row({ row }: { row: StuckDesk }) {
  const { t } = useTranslation();
  const format = useFormat();
  const duration = useDuration();
  return (
    <tr>
      <th scope="row" data-wide>
        <Link to={deskPath(row.recipientId)}>{row.letter.subject}</Link>
        <span>
          {row.letter.agendaNumber}/{row.letter.year} · {row.letter.sender}
        </span>
      </th>
      <td data-wrapped>
        {row.post.name}
        <span>{row.post.holderName ?? t('office.person.vacant')}</span>
      </td>
      <td>{duration(row.deskSeconds)}</td>
      <td data-wrapped>
        <DeskStateBadge state={row.state} /> <DeskDue desk={{ ...row, reportedAt: null, settledAt: null }} />
      </td>
      <td data-wrapped>
        {row.escalatedAt && row.escalatedTo
          ? `${row.escalatedTo.name}, ${format.recent(row.escalatedAt)}`
          : '–'}
      </td>
    </tr>
  );
}
