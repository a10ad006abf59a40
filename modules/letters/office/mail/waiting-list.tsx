import { useQueryClient } from '@tanstack/react-query';
import { Copy, FileCheck2, FileClock, FileWarning, type LucideIcon, ScanText } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { staleByOperation } from '#office/data/use-act.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { type Column, DataList } from '#office/design/list/data-list.tsx';
import { TwoLines } from '#office/design/list/two-lines.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { StatusBadge, type Tone } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { letters } from '../../contract/letters.ts';
import type { IntakeView } from '../../contract/views.ts';
import { intakePath } from '../addresses.ts';
import { pageImageAddress } from '../file-addresses.ts';
import { intakeTitle, isUnderWay, type ReadingState, readingStateOf } from './intake-state.ts';
import styles from './mail.module.css';
import { waitingMail } from './waiting-mail.ts';

const readingPace = 2_500;
/** Mail may come in by other ways: a watched folder, a colleague. */
const restingPace = 20_000;

/** Mail that waits to be registered, with how far its reading is. */
export function WaitingMail() {
  const { t } = useTranslation();
  const pages = useOperationPages(letters.listIntakes, waitingMail) as Pages<IntakeView>;
  const reading = pages.data?.pages.some(({ items }) => items.some(isUnderWay)) ?? false;
  useRereading(reading ? readingPace : restingPace);
  return (
    <DataList
      id="letters.intakes"
      label={t('letters.intakes.waiting')}
      pages={pages}
      columns={useColumns()}
      rowKey={({ id }) => id}
      rowPath={({ id }) => intakePath(id)}
      empty={<EmptyState title={t('letters.intakes.none')}>{t('letters.intakes.noneHint')}</EmptyState>}
    />
  );
}

function useRereading(pace: number): void {
  const queries = useQueryClient();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void staleByOperation(queries, ['letters.list-intakes']);
    }, pace);
    return () => clearInterval(timer);
  }, [pace, queries]);
}

function useColumns(): Column<IntakeView>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const read = (intake: IntakeView, field: string) =>
    intake.proposals.find((one) => one.field === field)?.value;
  return [
    {
      id: 'picture',
      header: t('letters.intakes.column.page'),
      width: '64px',
      phone: 'hidden',
      cell: (row) => <FirstPage intake={row} />,
    },
    {
      id: 'received',
      header: t('letters.intakes.column.received'),
      width: '92px',
      phone: 'lead',
      cell: (row) => `${format.recent(row.receivedAt)}`,
    },
    {
      id: 'subject',
      header: t('letters.intakes.column.letter'),
      width: 'minmax(0, 3fr)',
      phone: 'title',
      cell: (row) => (
        <TwoLines
          first={intakeTitle(row)}
          second={[read(row, 'sender'), read(row, 'letterNumber')].filter(Boolean).join(' · ') || row.origin}
        />
      ),
    },
    {
      id: 'files',
      header: t('letters.intakes.column.files'),
      width: 'minmax(0, 1.4fr)',
      phone: 'meta',
      cell: (row) => (
        <span className={styles.files}>
          {t(`letters.channel.${row.channel}`)} · {t('letters.intakes.pages', { count: pageCount(row) })}
        </span>
      ),
    },
    {
      id: 'state',
      header: t('letters.intakes.column.state'),
      width: 'minmax(120px, auto)',
      phone: 'side',
      cell: (row) => <IntakeMarks intake={row} />,
    },
  ];
}

const pageCount = ({ documents }: IntakeView) =>
  documents.reduce((sum, { pageCount }) => sum + (pageCount ?? 1), 0);

const looks: Record<ReadingState, [Tone, LucideIcon]> = {
  waiting: ['neutral', FileClock],
  reading: ['busy', ScanText],
  read: ['good', FileCheck2],
  failed: ['wait', FileWarning],
};

/** How far the reading is, and whether the same letter was registered before. */
function IntakeMarks({ intake }: { intake: IntakeView }) {
  const { t } = useTranslation();
  const state = readingStateOf(intake);
  const twin = intake.duplicates[0];
  return (
    <span className={styles.marks}>
      <StatusBadge
        tone={looks[state][0]}
        icon={looks[state][1]}
        label={t(`letters.intakes.state.${state}`)}
      />
      {twin ? (
        <StatusBadge
          tone="wait"
          icon={Copy}
          label={t('letters.intakes.twinOf', { number: twin.agendaNumber, year: twin.year })}
        />
      ) : null}
    </span>
  );
}

function FirstPage({ intake }: { intake: IntakeView }) {
  const first = intake.documents[0];
  if (first?.state !== 'read' || !first.pageCount)
    return <span className={styles.noPicture} aria-hidden="true" />;
  return (
    <img className={styles.picture} src={pageImageAddress(first.id, 1, 'thumbnail')} alt="" loading="lazy" />
  );
}
