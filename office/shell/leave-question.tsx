import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorBoundary } from '../design/feedback/error-boundary.tsx';
import { lazyPart } from '../design/feedback/lazy-part.tsx';
import { pageHoldsInput } from '../state/held-input.ts';

export const LeaveDialog = lazyPart(() =>
  import('./leave-dialog.tsx').then(({ LeaveDialog }) => LeaveDialog),
);

interface Way {
  current: { pathname: string };
  next: { pathname: string };
}

/** Another filter or tab of the same page loses nothing. */
const leavesInput = ({ current, next }: Way) => current.pathname !== next.pathname && pageHoldsInput();

interface LeaveQuestionProps {
  /** The question cannot be asked; the person stays. */
  onFault: (error: unknown) => void;
}

/** Asks before a link, the browser's back or a reload takes away what was typed and not sent. */
export function LeaveQuestion({ onFault }: LeaveQuestionProps) {
  const [asked, setAsked] = useState(false);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: leavesInput,
    enableBeforeUnload: pageHoldsInput,
    withResolver: true,
  });
  const blocked = status === 'blocked';
  if (blocked && !asked) setAsked(true);
  if (!asked) return null;
  return (
    <ErrorBoundary
      onFault={(error) => {
        setAsked(false);
        reset?.();
        onFault(error);
      }}
    >
      <LeaveDialog opened={blocked} onStay={() => reset?.()} onLeave={() => proceed?.()} />
    </ErrorBoundary>
  );
}
