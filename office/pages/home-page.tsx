import { Button } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AlarmClock } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '../design/feedback/error-boundary.tsx';
import { lazyPart, WaitingShape } from '../design/feedback/lazy-part.tsx';
import { PageHeader } from '../design/page-header.tsx';
import { EmptyState } from '../design/states/empty-state.tsx';
import { LoadingRows } from '../design/states/loading-rows.tsx';
import { useFormat } from '../format/use-format.ts';
import { loadTexts } from '../i18n/language.ts';
import type { HomeCard } from '../module.ts';
import { useMay } from '../session/use-session.ts';
import { ActingNotes } from '../shell/acting.tsx';
import { useModules } from '../shell/office-modules.ts';
import { TourOffer } from '../tours/tour-offer.tsx';
import styles from './home-page.module.css';

/** What waits for this person, from all modules: how much of each kind, then the oldest of each with its one act. */
export function HomePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const cards = useCards();
  const waiting = cards.filter(({ count, warns }) => (warns ? Boolean(count) : count !== 0));
  return (
    <>
      <PageHeader title={t('office.home.title')} detail={format.longDay(new Date())} />
      <ActingNotes />
      <ul className={styles.counters} data-tour="counters" aria-label={t('office.home.counters')}>
        {cards.filter(isCounted).map((card) => (
          <li key={card.id}>
            <CounterTile card={card} />
          </li>
        ))}
      </ul>
      {waiting.length === 0 ? (
        <EmptyState title={t('office.home.nothing')} action={<FirstSteps cards={cards} />}>
          {t('office.home.nothingHint')}
        </EmptyState>
      ) : (
        <div className={styles.cards}>
          {waiting.map(({ id, count, Card }) => (
            <ErrorBoundary key={id}>
              <WaitingShape value={<LoadingRows rows={3} />}>
                {count === undefined ? <LoadingRows rows={3} /> : <Card />}
              </WaitingShape>
            </ErrorBoundary>
          ))}
        </div>
      )}
      <TourOffer />
    </>
  );
}

interface CountedCard extends HomeCard {
  /** Undefined while it is not known, null when it could not be read. */
  count: number | null | undefined;
}

/** What should not be at all is counted only while there is any. */
const isCounted = ({ warns, unlisted, count }: CountedCard) => !unlisted && (!warns || Boolean(count));

/** One counter as officials know it; it leads to the list of exactly these. */
function CounterTile({ card: { label, path, search = {}, count, warns } }: { card: CountedCard }) {
  const { t } = useTranslation();
  return (
    <Link
      to={path}
      search={search as never}
      className={styles.counter}
      data-none={count === 0 || undefined}
      data-warns={(warns && Boolean(count)) || undefined}
    >
      <span className={styles.number}>
        {warns && count ? <AlarmClock size={18} aria-hidden="true" /> : null}
        {count ?? '–'}
      </span>
      <span className={styles.kind}>{t(label)}</span>
    </Link>
  );
}

/** Where nothing waits: what this person can begin. */
function FirstSteps({ cards }: { cards: readonly HomeCard[] }) {
  const { t } = useTranslation();
  const steps = cards.flatMap(({ firstStep }) => firstStep ?? []);
  return (
    <div className={styles.steps}>
      {steps.map(({ label, path }) => (
        <Button key={path} component={Link} to={path} variant="default">
          {t(label)}
        </Button>
      ))}
    </div>
  );
}

function useCards() {
  const modules = useModules();
  const may = useMay();
  const all = useMemo(
    () =>
      modules
        .flatMap(({ name, homeCards = [] }) =>
          homeCards.map((card) => ({ ...card, Card: lazyCard(name, card) })),
        )
        .toSorted((a, b) => a.order - b.order),
    [modules],
  );
  const mine = all.filter((card) => may(card.permission));
  const counts = useQueries({
    queries: mine.map(({ counter }) => ({
      queryKey: counter.queryKey,
      queryFn: ({ signal }: { signal: AbortSignal }) => counter.read(signal),
    })),
  });
  return mine.map((card, at) => ({ ...card, count: counts[at]?.isError ? null : counts[at]?.data }));
}

function lazyCard(module: string, { load }: HomeCard) {
  return lazyPart(() => Promise.all([load(), loadTexts(module)]).then(([{ Card }]) => Card));
}
