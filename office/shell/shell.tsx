import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '../design/feedback/error-boundary.tsx';
import { lazyPart } from '../design/feedback/lazy-part.tsx';
import { Toaster } from '../design/feedback/toaster.tsx';
import { toast } from '../design/feedback/toasts.ts';
import { listenForShortcuts } from '../design/keyboard/shortcuts.ts';
import { useErrorText } from '../design/states/error-text.ts';
import { loadTexts } from '../i18n/language.ts';
import { useOutbox } from '../outbox/use-outbox.ts';
import { openGate } from '../session/gates.ts';
import { useStore } from '../state/store.ts';
import { tourPlace } from '../tours/tour-state.ts';
import { BottomBar } from './bottom-bar.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { LeaveDialog, LeaveQuestion } from './leave-question.tsx';
import { NewVersion } from './new-version.tsx';
import { type PanelName, panels, showPanel } from './panels.ts';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useLiveAnswers } from './use-live-answers.ts';
import { useRouteFocus } from './use-route-focus.ts';
import { useShellShortcuts } from './use-shell-shortcuts.ts';
import { useStoredFlag } from './use-stored-flag.ts';

/** The first screen has the network for itself (ms). */
const atRest = 2_000;

const Palette = lazyPart(() => import('../palette/palette.tsx').then(({ Palette }) => Palette));
const Help = lazyPart(() => import('../tours/help.tsx').then(({ Help }) => Help));
const Notices = lazyPart(() =>
  import('../notifications/notice-drawer.tsx').then(({ NoticeDrawer }) => NoticeDrawer),
);
const Menu = lazyPart(() => import('./menu-drawer.tsx').then(({ MenuDrawer }) => MenuDrawer));
const Outbox = lazyPart(() => import('../outbox/outbox-drawer.tsx').then(({ OutboxDrawer }) => OutboxDrawer));
const Tour = lazyPart(() =>
  Promise.all([import('../tours/tour.tsx'), loadTexts()]).then(([{ Tour }]) => Tour),
);
const SessionGate = lazyPart(() =>
  Promise.all([import('../session/session-gate.tsx'), loadTexts()]).then(([{ SessionGate }]) => SessionGate),
);

/** By name, in the order in which they lie over each other. */
const drawers = { palette: Palette, help: Help, notices: Notices, outbox: Outbox, menu: Menu };
const panelNames = Object.keys(drawers) as PanelName[];

/** What stands around every page: rail, top bar, bottom bar on phones, and the panels that lie over the page. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
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
      if (navigator.onLine)
        void Promise.all([Palette, Menu, Outbox, LeaveDialog].map((panel) => panel.preload()));
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
        <NewVersion />
        <main id="main" tabIndex={-1} className={styles.main}>
          <ErrorBoundary resetOn={pathname}>{children}</ErrorBoundary>
        </main>
      </div>
      <BottomBar />
      <Panels />
      <LeaveQuestion onFault={(error) => toast(errorText(error), { tone: 'bad' })} />
      <Toaster />
    </div>
  );
}

/** Panels are loaded when they are first opened and stay for the way out. One that cannot be loaded takes nothing along. */
function Panels() {
  const open = useStore(panels);
  const gate = useStore(openGate);
  const touring = useStore(tourPlace) !== null;
  const errorText = useErrorText();
  const [seen, setSeen] = useState<ReadonlySet<PanelName>>(new Set());
  useEffect(() => {
    if (open) setSeen((before) => (before.has(open) ? before : new Set(before).add(open)));
  }, [open]);
  const close = () => showPanel(null);
  const giveUp = (putAway: () => void) => (error: unknown) => {
    toast(errorText(error), { tone: 'bad' });
    putAway();
  };
  const forget = (name: PanelName) => () => {
    setSeen((before) => new Set([...before].filter((one) => one !== name)));
    close();
  };
  return (
    <>
      {panelNames
        .filter((name) => seen.has(name))
        .map((name) => {
          const Panel = drawers[name];
          return (
            <ErrorBoundary key={name} onFault={giveUp(forget(name))}>
              <Panel opened={open === name} onClose={close} />
            </ErrorBoundary>
          );
        })}
      {touring ? (
        <ErrorBoundary onFault={giveUp(() => tourPlace.set(null))}>
          <Tour />
        </ErrorBoundary>
      ) : null}
      {gate ? (
        <ErrorBoundary onFault={giveUp(() => gate.settle(false))}>
          <SessionGate gate={gate} />
        </ErrorBoundary>
      ) : null}
    </>
  );
}
