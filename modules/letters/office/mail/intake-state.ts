import type { IntakeView } from '../../contract/views.ts';

/** Where reading stands, over all files: one that is under way counts before one that failed. */
export type ReadingState = 'waiting' | 'reading' | 'read' | 'failed';

export function readingStateOf({ documents }: Pick<IntakeView, 'documents'>): ReadingState {
  const states = new Set(documents.map(({ state }) => state));
  if (states.has('reading')) return 'reading';
  if (states.has('waiting')) return 'waiting';
  return states.has('failed') ? 'failed' : 'read';
}

export function isUnderWay(intake: Pick<IntakeView, 'documents'>): boolean {
  const state = readingStateOf(intake);
  return state === 'waiting' || state === 'reading';
}

/** What a piece of mail is called before it is a letter: the subject that was read, else the name of its file. */
export function intakeTitle({ proposals, documents }: Pick<IntakeView, 'proposals' | 'documents'>): string {
  return proposals.find(({ field }) => field === 'subject')?.value ?? documents[0]?.name ?? '';
}
