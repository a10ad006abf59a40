import { Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useRouter } from '@tanstack/react-router';
import { Share2 } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { type Pages, useOperation, useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { FilterBar } from '#office/design/list/filter-bar.tsx';
import { type FilterField, namesOf } from '#office/design/list/filter-field.ts';
import { type ListState, useListState } from '#office/design/list/list-state.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { useSelection } from '#office/design/list/use-selection.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useMay } from '#office/session/use-session.ts';
import { dossiers } from '../../contract/dossiers.ts';
import { fileRecords } from '../../contract/permissions.ts';
import { mostCounted, records } from '../../contract/records.ts';
import type { RecordHit } from '../../contract/views.ts';
import { dossierPath } from '../addresses.ts';
import { ArchiveTabs } from '../dossiers/archive-tabs.tsx';
import { EmergencyButton } from '../emergency/emergency-form.tsx';
import { ShareChosen } from '../share/share-chosen.tsx';
import { ChosenBar } from '../words/chosen-bar.tsx';
import { Facets } from './facets.tsx';
import { FoundRecord } from './found-record.tsx';
import { SavedSearches } from './saved-searches.tsx';
import styles from './search.module.css';
import { useSearchFilters } from './use-search-filters.ts';

/** The archive by words, phrases, numbers and all that it is filed under; the whole question stands in the address. */
export function SearchPage() {
  const { t } = useTranslation();
  const list = useListState(useSearchFilters());
  const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const box = useRef<HTMLDivElement>(null);
  useFocusSearch(box, list.filtered);
  const pages = useOperationPages(
    records.find,
    list.values as SentInput<typeof records.find>,
  ) as Pages<RecordHit>;
  const meant = (pages.data?.pages[0] as { searchedInstead?: string | null } | undefined)?.searchedInstead;
  const q = typeof list.values.q === 'string' ? list.values.q : '';
  // What is shown is what is counted: where words were put right, the right ones.
  const counted = { ...list.values, ...(meant ? { q: meant } : {}) } as SentInput<typeof records.count>;
  return (
    <div ref={box}>
      <PageHeader title={t('archive.search.title')} detail={t('archive.search.detail')} />
      <ArchiveTabs current="search" />
      <FilterBar
        list={{ ...list, fields: list.fields.filter((field) => standsAbove(field, list, wide ?? true)) }}
        searchLabel={t('archive.search.label')}
        tools={
          <>
            <Counted of={counted} />
            <SavedSearches />
          </>
        }
      />
      <DossierByNumber q={q} />
      <div className={styles.page}>
        <div>
          {meant ? (
            <p className={styles.instead} role="status">
              {t('archive.search.instead', { asked: q, meant })}
            </p>
          ) : null}
          <Results pages={pages} filtered={list.filtered} q={meant ?? q} />
        </div>
        <Facets of={counted} list={list} />
      </div>
    </div>
  );
}

/** Who comes here comes to type; who comes with a question reads its answer first. */
function useFocusSearch(box: RefObject<HTMLDivElement | null>, asked: boolean): void {
  const router = useRouter();
  const came = useRef(asked);
  useEffect(() => {
    if (came.current) return;
    const focus = () => box.current?.querySelector<HTMLInputElement>('[data-list-search]')?.focus();
    // After the shell, which gives the title the focus of every new page.
    const timer = setTimeout(focus);
    const hears = router.subscribe('onRendered', ({ pathChanged }) => {
      if (pathChanged) setTimeout(focus);
    });
    return () => {
      clearTimeout(timer);
      hears();
    };
  }, [box, router]);
}

/** Where there is room, most of what narrows a search is pressed beside it; what is set stands above in any case. */
function standsAbove(field: FilterField, list: ListState, wide: boolean): boolean {
  const names = namesOf(field);
  if (names.some((name) => list.values[name] !== undefined)) return true;
  if (names.includes('dossierId')) return false;
  return !wide || ['place', 'from', 'code', 'unitId', 'medium'].includes(names[0] ?? '');
}

function Counted({ of }: { of: SentInput<typeof records.count> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useOperation(records.count, of, { keepPrevious: true });
  const words = data?.more
    ? t('archive.search.foundMore', { most: format.number(mostCounted) })
    : t('archive.search.found', { count: data?.total ?? 0 });
  return (
    <Text size="sm" role="status">
      {data ? words : ''}
    </Text>
  );
}

interface ResultsProps {
  pages: Pages<RecordHit>;
  filtered: boolean;
  /** What was looked for. */
  q: string;
}

function Results({ pages, filtered, q }: ResultsProps) {
  const { t } = useTranslation();
  return (
    <PagedRows
      pages={pages}
      onSight
      empty={
        <EmptyState
          title={t(filtered ? 'archive.search.nothing' : 'archive.search.empty')}
          action={filtered ? <EmergencyButton number={q} /> : null}
        >
          {t(filtered ? 'archive.search.nothingHint' : 'archive.search.emptyHint')}
        </EmptyState>
      }
    >
      {(rows) => <Found rows={rows} q={q} />}
    </PagedRows>
  );
}

const keyOf = ({ id }: RecordHit) => id;

/** What was found; who keeps records may choose some and share them. */
function Found({ rows, q }: { rows: readonly RecordHit[]; q: string }) {
  const { t } = useTranslation();
  const shares = useMay()(fileRecords);
  const selection = useSelection(rows, keyOf);
  const count = selection.chosen.length;
  return (
    <>
      <ol className={styles.results} aria-label={t('archive.search.results')}>
        {rows.map((row) => (
          <FoundRecord
            key={row.id}
            record={row}
            q={q}
            chosen={shares ? selection.has(row.id) : null}
            onChoose={(range) => selection.toggle(row.id, range)}
          />
        ))}
      </ol>
      <ChosenBar count={count} onClear={selection.clear}>
        <DialogButton
          verb={t('archive.share.chosen')}
          icon={Share2}
          title={t('archive.share.chosenTitle', { count })}
          keeps
        >
          {(close) => (
            <ShareChosen
              records={selection.chosen}
              title={count === 1 ? (selection.chosen[0]?.title ?? '') : ''}
              onEnd={close}
            />
          )}
        </DialogButton>
      </ChosenBar>
    </>
  );
}

const dossierNumber = /^\s*\d{1,9}(\/\d{4})?\s*$/;

/** Whoever types the number of a dossier wants the dossier. */
function DossierByNumber({ q }: { q: string }) {
  const { t } = useTranslation();
  const isNumber = dossierNumber.test(q);
  const { data } = useOperation(dossiers.list, { q: q.trim(), size: 5 }, { enabled: isNumber });
  if (!isNumber || !data || data.items.length === 0) return null;
  return (
    <ul className={styles.dossiers} aria-label={t('archive.search.dossiers')}>
      {data.items.map(({ id, number, year, title, unitName }) => (
        <li key={id}>
          <Link to={dossierPath(id)}>
            {t('archive.dossier.called', { number: `${number}/${year}` })} · {title}
          </Link>{' '}
          <span className={styles.quiet}>{unitName}</span>
        </li>
      ))}
    </ul>
  );
}
