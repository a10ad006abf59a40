import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Maximize, Minimize, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet } from '#office/design/panel.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type BoardGroup, recaps } from '../../contract/recaps.ts';
import { AttendanceTabs } from '../attendance-tabs.tsx';
import { useSeenUnit } from '../words/use-seen-unit.tsx';
import words from '../words/words.module.css';
import styles from './board.module.css';
import { BoardCard } from './board-card.tsx';
import { type Chosen, GroupChips } from './group-chips.tsx';
import { useBigScreen } from './use-big-screen.ts';

type Board = OutputOf<typeof recaps.board>;
const refreshEvery = 60_000;
const typingPause = 300;

/** Who of a unit is present, late, outside, on leave or not there yet, as it is at this minute. */
export function BoardPage() {
  const { t } = useTranslation();
  const { unit, field } = useSeenUnit();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), typingPause);
  const big = useBigScreen();
  return (
    <>
      <PageHeader
        title={t('attendance.board.title')}
        detail={t('attendance.board.detail')}
        actions={
          unit ? (
            <Button
              variant="default"
              leftSection={<Maximize size={16} aria-hidden="true" />}
              onClick={big.open}
            >
              {t('attendance.board.big')}
            </Button>
          ) : null
        }
      />
      <AttendanceTabs />
      <div className={words.tools} data-print="never">
        {field}
        <TextInput
          type="search"
          label={t('attendance.board.search')}
          leftSection={<Search size={16} aria-hidden="true" />}
          value={typed}
          maxLength={80}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {unit ? (
        <div ref={big.frame} className={styles.frame} data-big={big.opened || undefined}>
          {big.opened ? (
            <div className={styles.bigHead}>
              <h2>{unit.name}</h2>
              <Button
                variant="default"
                leftSection={<Minimize size={16} aria-hidden="true" />}
                onClick={big.close}
              >
                {t('attendance.board.small')}
              </Button>
            </div>
          ) : null}
          <UnitBoard key={unit.id} unitId={unit.id} name={unit.name} search={search} />
        </div>
      ) : null}
    </>
  );
}

function UnitBoard({ unitId, name, search }: { unitId: UnitId; name: string; search: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<Chosen>('all');
  const pages = useOperationPages(recaps.board, {
    unitId,
    ...{ size: 60, ...groupOf(chosen) },
    ...(search ? { search } : {}),
  });
  useEvery(refreshEvery, () => void pages.refetch());
  const board = firstOf(pages);
  return (
    <>
      {board ? (
        <>
          <p className={styles.when}>
            {t('attendance.board.at', {
              unit: name,
              at: format.time(board.at),
              day: format.longDay(board.day),
            })}
          </p>
          <GroupChips counts={board.counts} awaits={board.awaits} chosen={chosen} onChoose={setChosen} />
        </>
      ) : null}
      <PagedRows
        pages={pages}
        empty={
          chosen === 'all' && !search ? (
            <EmptyState title={t('attendance.board.nobody')}>{t('attendance.board.nobodyHint')}</EmptyState>
          ) : (
            <NothingYet>{t('attendance.board.noneOf')}</NothingYet>
          )
        }
      >
        {(rows) => (
          <ul className={styles.cards} aria-label={t('attendance.board.people')}>
            {rows.map((row) => (
              <BoardCard key={row.person.id} row={row} />
            ))}
          </ul>
        )}
      </PagedRows>
    </>
  );
}

function groupOf(chosen: Chosen): { group?: BoardGroup; awaits?: 'true' } {
  if (chosen === 'all') return {};
  return chosen === 'awaits' ? { awaits: 'true' } : { group: chosen };
}

/** Each page says how the whole unit stands; the first is the one that is read anew first. */
function firstOf(pages: Pages<Board['items'][number]>): Board | undefined {
  return pages.data?.pages[0] as Board | undefined;
}

/** Does something again and again while the page can be seen. */
function useEvery(milliseconds: number, act: () => void): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') act();
    }, milliseconds);
    return () => clearInterval(timer);
  });
}
