import { useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '../design/feedback/error-boundary.tsx';
import { Toaster } from '../design/feedback/toaster.tsx';
import { listenForShortcuts } from '../design/keyboard/shortcuts.ts';
import { loadTexts } from '../i18n/language.ts';
import { useOutbox } from '../outbox/use-outbox.ts';
import { openGate } from '../session/gates.ts';
import { useStore } from '../state/store.ts';
import { tourPlace } from '../tours/tour-state.ts';
import { BottomBar } from './bottom-bar.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { panels, showPanel } from './panels.ts';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useLiveAnswers } from './use-live-answers.ts';
import { useRouteFocus } from './use-route-focus.ts';
import { useShellShortcuts } from './use-shell-shortcuts.ts';
import { useStoredFlag } from './use-stored-flag.ts';

/** The first screen has the network for itself (ms). */
const atRest = 2_000;

const loadPalette = () => import('../palette/palette.tsx').then(({ Palette }) => ({ default: Palette }));
const Palette = lazy(loadPalette);
const Help = lazy(() => import('../tours/help.tsx').then(({ Help }) => ({ default: Help })));
const Notices = lazy(() =>
  import('../notifications/notice-drawer.tsx').then(({ NoticeDrawer }) => ({ default: NoticeDrawer })),
);
const loadMenu = () => import('./menu-drawer.tsx').then(({ MenuDrawer }) => ({ default: MenuDrawer }));
const Menu = lazy(loadMenu);

const loadOutbox = () =>
  import('../outbox/outbox-drawer.tsx').then(({ OutboxDrawer }) => ({ default: OutboxDrawer }));
const Outbox = lazy(loadOutbox);

const Tour = lazy(() =>
  Promise.all([import('../tours/tour.tsx'), loadTexts()]).then(([{ Tour }]) => ({ default: Tour })),
);

const SessionGate = lazy(() =>
  Promise.all([import('../session/session-gate.tsx'), loadTexts()]).then(([{ SessionGate }]) => ({
    default: SessionGate,
  })),
);

/** What stands around every page: rail, top bar, bottom bar on phones, and the panels that lie over the page. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [narrow, setNarrow] = useStoredFlag('rail-narrow');
  useRouteFocus();
  useShellShortcuts();
  useLiveAnswers();
  useOutbox();
  useEffect(() => listenForShortcuts(() => panels.get() !== null), []);
  // Who opens the palette types at once; menu and outbox must open without a network: they are fetched before that.
  useEffect(() => {
    const timer = setTimeout(() => {
      if (navigator.onLine) void Promise.all([loadPalette(), loadMenu(), loadOutbox()]).catch(() => {});
    }, atRest);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.shell} data-rail={narrow ? 'narrow' : 'wide'}>
      <a href="#main" className={styles.skip}>
        {t('office.skip')}
      </a>
      <Rail narrow={narrow} onNarrow={setNarrow} />
      <div className={styles.column}>
        <TopBar />
        <ConnectionBanner />
        <main id="main" tabIndex={-1} className={styles.main}>
          <ErrorBoundary resetOn={pathname}>{children}</ErrorBoundary>
        </main>
      </div>
      <BottomBar />
      <Panels />
      <Toaster />
    </div>
  );
}

/** Panels are loaded when they are first opened and stay for the way out. */
function Panels() {
  const open = useStore(panels);
  const gate = useStore(openGate);
  const touring = useStore(tourPlace) !== null;
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (open) setSeen((before) => (before.has(open) ? before : new Set(before).add(open)));
  }, [open]);
  const of = (name: typeof open) => ({ opened: open === name, onClose: () => showPanel(null) });
  return (
    <Suspense fallback={null}>
      {seen.has('palette') ? <Palette {...of('palette')} /> : null}
      {seen.has('help') ? <Help {...of('help')} /> : null}
      {seen.has('notices') ? <Notices {...of('notices')} /> : null}
      {touring ? <Tour /> : null}
      {seen.has('outbox') ? <Outbox {...of('outbox')} /> : null}
      {gate ? <SessionGate gate={gate} /> : null}
      {seen.has('menu') ? <Menu {...of('menu')} /> : null}
    </Suspense>
  );
}
