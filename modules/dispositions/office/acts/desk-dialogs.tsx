import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { GivingTarget } from '../give/giving-target.ts';
import { type DeskTarget, forwardingOf } from './desk-target.ts';

const GiveSheet = lazy(() =>
  import('../give/give-sheet.tsx').then(({ GiveSheet }) => ({ default: GiveSheet })),
);
const loadReport = () =>
  import('./report-dialog.tsx').then(({ ReportDialog }) => ({ default: ReportDialog }));
const ReportDialog = lazy(loadReport);
const ReasonDialog = lazy(() =>
  import('./reason-dialog.tsx').then(({ ReasonDialog }) => ({ default: ReasonDialog })),
);
const EndDialog = lazy(() => import('./end-dialog.tsx').then(({ EndDialog }) => ({ default: EndDialog })));

/** Acts that ask for something before they are done. */
export type AskingAct = 'forward' | 'report' | 'return' | 'send-back' | 'cancel' | 'accept' | 'close';

interface Asked {
  act: AskingAct | 'give';
  desk?: DeskTarget;
  giving?: GivingTarget;
  /** Every asking is a new form. */
  turn: number;
}

export interface DeskDialogs {
  ask: (act: AskingAct, desk: DeskTarget) => void;
  give: (target: GivingTarget) => void;
  /** Stands once on the page that asks. */
  element: ReactNode;
}

/** A report can be written without a network: its form is fetched while there is one. */
export function fetchReportForm(): void {
  void loadReport().catch(() => {});
}

/** The dialogs of a page full of desks: one of them at a time, loaded when the first is asked for. */
export function useDeskDialogs(): DeskDialogs {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [opened, setOpened] = useState(false);
  const open = (next: Omit<Asked, 'turn'>) => {
    setAsked((before) => ({ ...next, turn: (before?.turn ?? 0) + 1 }));
    setOpened(true);
  };
  return {
    ask: (act, desk) => open({ act, desk }),
    give: (giving) => open({ act: 'give', giving }),
    element: asked ? (
      <Suspense fallback={null}>
        <Dialog key={asked.turn} asked={asked} opened={opened} onClose={() => setOpened(false)} />
      </Suspense>
    ) : null,
  };
}

function Dialog({ asked, opened, onClose }: { asked: Asked; opened: boolean; onClose: () => void }) {
  const { act, desk, giving } = asked;
  const shared = { opened, onClose };
  if (act === 'give') return giving ? <GiveSheet {...shared} target={giving} /> : null;
  if (!desk) return null;
  if (act === 'forward') return <GiveSheet {...shared} target={forwardingOf(desk)} />;
  if (act === 'report') return <ReportDialog {...shared} desk={desk} />;
  if (act === 'accept' || act === 'close') return <EndDialog {...shared} act={act} desk={desk} />;
  return <ReasonDialog {...shared} act={act} desk={desk} />;
}
