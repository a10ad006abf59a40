import { Briefcase, CalendarClock, DoorOpen, House, type LucideIcon, Users } from 'lucide-react';

/** What can be asked about own days, in the order in which it is asked most. */
export const requestKinds = ['correction', 'duty', 'permission', 'remote', 'meeting'] as const;
export type AttendanceRequestKind = (typeof requestKinds)[number];

export const requestIcons: Readonly<Record<AttendanceRequestKind, LucideIcon>> = {
  correction: CalendarClock,
  duty: Briefcase,
  meeting: Users,
  remote: House,
  permission: DoorOpen,
};

export function isRequestKind(text: string | undefined): text is AttendanceRequestKind {
  return requestKinds.some((kind) => kind === text);
}
