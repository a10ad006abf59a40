import { Button, CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '../i18n/language.ts';
import type { OfficeModule } from '../module.ts';
import { useMay } from '../session/use-session.ts';
import { useModules } from '../shell/office-modules.ts';
import { useStore } from '../state/store.ts';
import { shellSteps } from './shell-steps.ts';
import styles from './tour.module.css';
import { endTour, type TourStep, tourPlace } from './tour-state.ts';

/** Leads through the places of this person's work: a card that explains, and a ring around what it speaks of. */
export function Tour() {
  const modules = useModules();
  const may = useMay();
  const { data: steps } = useQuery({
    queryKey: ['tour.steps'],
    queryFn: () => stepsOf(modules),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const place = useStore(tourPlace);
  const mine = steps?.filter((step) => may(step.permission)) ?? [];
  const step = place === null ? undefined : mine[place];
  return step && place !== null ? <Stop key={step.id} step={step} place={place} of={mine.length} /> : null;
}

async function stepsOf(modules: readonly OfficeModule[]): Promise<TourStep[]> {
  const parts = await Promise.all(
    modules.map(async ({ name, tour }) => {
      if (!tour) return [];
      const [{ steps }] = await Promise.all([tour(), loadTexts(name)]);
      return steps;
    }),
  );
  return [...shellSteps, ...parts.flat()].toSorted((a, b) => a.order - b.order);
}

function Stop({ step, place, of }: { step: TourStep; place: number; of: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const box = useBoxOf(step.target);
  const last = place === of - 1;
  useEffect(() => {
    void navigate({ to: step.page }).then(() => heading.current?.focus({ preventScroll: true }));
  }, [step.page, navigate]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && endTour();
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <div data-print="never">
      {box ? <div className={styles.ring} style={box} aria-hidden="true" /> : null}
      <section
        role="dialog"
        aria-labelledby="tour-title"
        className={styles.card}
        data-top={isLow(box) || undefined}
      >
        <header className={styles.head}>
          <h2 id="tour-title" ref={heading} tabIndex={-1}>
            {t(step.title)}
          </h2>
          <CloseButton aria-label={t('office.tour.end')} onClick={endTour} />
        </header>
        <p>{t(step.text)}</p>
        <div className={styles.foot}>
          <span className={styles.place}>{t('office.tour.place', { place: place + 1, of })}</span>
          {place > 0 ? (
            <Button variant="default" onClick={() => tourPlace.set(place - 1)}>
              {t('office.tour.back')}
            </Button>
          ) : null}
          <Button onClick={() => (last ? endTour() : tourPlace.set(place + 1))}>
            {t(last ? 'office.tour.done' : 'office.tour.next')}
          </Button>
        </div>
      </section>
    </div>
  );
}

interface Box {
  top: number;
  left: number;
  width: number;
  height: number;
}

const around = 4;
/** How often the ring looks where its target is now (ms): pages load, lists grow. */
const pace = 200;

/** Where the target is on screen; that of the page's title where it is not to be seen; null before either is there. */
function useBoxOf(target: string): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    let shown = '';
    const look = () => {
      const element = seen(target) ?? seen('#page-title');
      const rect = element?.getBoundingClientRect();
      const next = rect
        ? {
            top: rect.top - around,
            left: rect.left - around,
            width: rect.width + 2 * around,
            height: rect.height + 2 * around,
          }
        : null;
      const key = JSON.stringify(next);
      if (key === shown) return;
      shown = key;
      setBox(next);
    };
    look();
    const timer = setInterval(look, pace);
    addEventListener('scroll', look, { passive: true });
    return () => {
      clearInterval(timer);
      removeEventListener('scroll', look);
    };
  }, [target]);
  return box;
}

function seen(selector: string): Element | undefined {
  return [...document.querySelectorAll(selector)].find((element) => element.getClientRects().length > 0);
}

/** The card stands below, unless what it speaks of stands there. */
function isLow(box: Box | null): boolean {
  return box !== null && box.top > innerHeight * 0.55;
}
