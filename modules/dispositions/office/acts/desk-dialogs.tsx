import { type ReactNode, useState } from 'react';
import { ErrorBoundary } from '#office/design/feedback/error-boundary.tsx';
import { lazyPart } from '#office/design/feedback/lazy-part.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { useErrorText } from '#office/design/states/error-text.ts';
import type { GivingTarget } from '../give/giving-target.ts';
import { type DeskTarget, forwardingOf } from './desk-target.ts';

const GiveSheet = lazyPart(() => import('../give/give-sheet.tsx').then(({ GiveSheet }) => GiveSheet));
const ReportDialog = lazyPart(() => import('./report-dialog.tsx').then(({ ReportDialog }) => ReportDialog));
const ReasonDialog = lazyPart(() => import('./reason-dialog.tsx').then(({ ReasonDialog }) => ReasonDialog));
const EndDialog = lazyPart(() => import('./end-dialog.tsx').then(({ EndDialog }) => EndDialog));

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
  void ReportDialog.preload();
}

/** The dialogs of a page full of desks: one of them at a time, loaded when the first is asked for. */
export function useDeskDialogs(): DeskDialogs {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [opened, setOpened] = useState(false);
  const errorText = useErrorText();
  const giveUp = (fault: unknown) => {
    toast(errorText(fault), { tone: 'bad' });
    setAsked(null);
  };
  const open = (next: Omit<Asked, 'turn'>) => {
    setAsked((before) => ({ ...next, turn: (before?.turn ?? 0) + 1 }));
    setOpened(true);
  };
  return {
    ask: (act, desk) => open({ act, desk }),
    give: (giving) => open({ act: 'give', giving }),
    element: asked ? (
      <ErrorBoundary key={asked.turn} onFault={giveUp}>
        <Dialog asked={asked} opened={opened} onClose={() => setOpened(false)} />
      </ErrorBoundary>
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
