import type { DayStatus } from '../../contract/day-results.ts';
import type { BoardGroup } from '../../contract/recaps.ts';

const groups: Readonly<Record<DayStatus, BoardGroup>> = {
  awaited: 'awaited',
  'at-work': 'present',
  present: 'present',
  late: 'late',
  'left-early': 'present',
  'late-and-left-early': 'late',
  'no-check-in': 'present',
  'no-check-out': 'present',
  absent: 'absent',
  duty: 'outside',
  meeting: 'outside',
  study: 'outside',
  leave: 'leave',
  permission: 'leave',
  sick: 'leave',
  rest: 'off',
  holiday: 'off',
  'collective-leave': 'off',
};

/** Where somebody stands on the board: who is at work and came late is late, who works elsewhere is outside. */
export function boardGroupOf(day: {
  status: DayStatus;
  remote: string | null;
  minutes: { late: number };
}): BoardGroup {
  const group = groups[day.status];
  if (group !== 'present' && group !== 'late') return group;
  if (day.remote) return 'outside';
  return day.minutes.late > 0 ? 'late' : group;
}
