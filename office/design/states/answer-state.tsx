import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NotFoundPage } from '../../pages/not-found-page.tsx';
import { passGate } from '../../session/gates.ts';
import { ErrorState } from './error-state.tsx';
import { codeOf } from './error-text.ts';
import { LoadingRows } from './loading-rows.tsx';
import { NotFoundState } from './not-found-state.tsx';

interface AnswerStateProps {
  of: UseQueryResult<unknown>;
  /** The shape of what is coming. */
  loading?: ReactNode;
  /** Inside of a card or panel: a fault takes one line. */
  compact?: boolean;
  /** Nothing else stands on the page, not even its title. */
  wholePage?: boolean;
}

/** Asking again would change nothing. */
const notForThem = new Set(['core.not-found', 'core.forbidden']);

/** Stands in the place of an answer until it is there, or says why it is not. What was read before stays in its place. */
export function AnswerState({
  of: answer,
  loading = <LoadingRows />,
  compact = false,
  wholePage = false,
}: AnswerStateProps) {
  if (answer.data !== undefined) return null;
  if (!answer.error) return loading;
  if (!compact && notForThem.has(codeOf(answer.error))) {
    return wholePage ? <NotFoundPage /> : <NotFoundState />;
  }
  return (
    <ErrorState
      compact={compact}
      error={answer.error}
      onRetry={() => void readAgain(answer)}
      retrying={answer.isFetching}
    />
  );
}

/** Where the answer is given only after a fresh factor, the person is asked for it first. */
async function readAgain({ error, refetch }: UseQueryResult<unknown>): Promise<void> {
  if (codeOf(error) === 'core.step-up-required' && !(await passGate('step-up'))) return;
  await refetch();
}
