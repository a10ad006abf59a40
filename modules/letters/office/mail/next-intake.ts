import type { IntakeView } from '../../contract/views.ts';

/** What opens after a piece of mail was registered: the next below it, else the first that still waits. */
export function nextIntake(waiting: readonly IntakeView[], doneId: string): IntakeView | null {
  const at = waiting.findIndex(({ id }) => id === doneId);
  const others = [...waiting.slice(at + 1), ...waiting.slice(0, Math.max(at, 0))];
  return others.find((intake) => !intake.settled && intake.id !== doneId) ?? null;
}
