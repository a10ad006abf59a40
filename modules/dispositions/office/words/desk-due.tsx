import { DueBadge } from '#office/design/due-badge.tsx';
import type { DeskView } from '../../contract/views.ts';

/** The deadline of a desk, and whether it was kept; nothing where it came back or was taken back. */
export function DeskDue({
  desk,
}: {
  desk: Pick<DeskView, 'deadline' | 'state' | 'reportedAt' | 'settledAt'>;
}) {
  if (!desk.deadline || desk.state === 'cancelled' || desk.state === 'returned') return null;
  const answered = desk.state === 'reported' || desk.state === 'done';
  return <DueBadge due={desk.deadline} doneAt={answered ? (desk.reportedAt ?? desk.settledAt) : null} />;
}
