/** What a minute of the planned hours was. `unproven`: between one check-in and a missing other one. */
export const minuteKinds = [
  'worked',
  'break',
  'late',
  'early',
  'absent',
  'unproven',
  'open',
  'credited',
  'excused',
] as const;
export type MinuteKind = (typeof minuteKinds)[number];
