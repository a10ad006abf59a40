import {
  Ban,
  Briefcase,
  CalendarHeart,
  CalendarOff,
  Check,
  CircleAlert,
  Coffee,
  GraduationCap,
  HeartPulse,
  Hourglass,
  type LucideIcon,
  MapPin,
  Users,
} from 'lucide-react';
import type { Tone } from '#office/design/status-badge.tsx';
import type { DayStatus } from '../../contract/day-results.ts';

/** How a status looks beside its word. */
export const statusLooks: Readonly<Record<DayStatus, readonly [Tone, LucideIcon]>> = {
  awaited: ['neutral', Hourglass],
  'at-work': ['busy', Briefcase],
  present: ['good', Check],
  late: ['wait', CircleAlert],
  'left-early': ['wait', CircleAlert],
  'late-and-left-early': ['wait', CircleAlert],
  'no-check-in': ['bad', CircleAlert],
  'no-check-out': ['bad', CircleAlert],
  absent: ['bad', Ban],
  duty: ['busy', MapPin],
  meeting: ['busy', Users],
  study: ['busy', GraduationCap],
  leave: ['neutral', CalendarOff],
  permission: ['neutral', CalendarOff],
  sick: ['neutral', HeartPulse],
  rest: ['neutral', Coffee],
  holiday: ['neutral', CalendarHeart],
  'collective-leave': ['neutral', CalendarHeart],
};
