import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '../design/feedback/error-boundary.tsx';
import { PageHeader } from '../design/page-header.tsx';
import { EmptyState } from '../design/states/empty-state.tsx';
import { LoadingRows } from '../design/states/loading-rows.tsx';
import { useFormat } from '../format/use-format.ts';
import { loadTexts } from '../i18n/language.ts';
import type { HomeCard } from '../module.ts';
import { useMay } from '../session/use-session.ts';
import { useModules } from '../shell/office-modules.ts';
import styles from './home-page.module.css';

/** What waits for this person, from all modules, by kind. */
export function HomePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const cards = useCards();
  return (
    <>
      <PageHeader title={t('office.home.title')} detail={format.longDay(new Date())} />
      {cards.length === 0 ? (
        <EmptyState title={t('office.home.nothing')}>{t('office.home.nothingHint')}</EmptyState>
      ) : (
        <div className={styles.cards}>
          {cards.map(({ id, Card }) => (
            <ErrorBoundary key={id}>
              <Suspense fallback={<LoadingRows rows={3} />}>
                <Card />
              </Suspense>
            </ErrorBoundary>
          ))}
        </div>
      )}
    </>
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
  return all.filter((card) => may(card.permission));
}

function lazyCard(module: string, { load }: HomeCard) {
  return lazy(() => Promise.all([load(), loadTexts(module)]).then(([{ Card }]) => ({ default: Card })));
}
