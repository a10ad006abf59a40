import type { CheckInView } from '../../contract/check-ins.ts';

const minute = 60_000;

/** Whether a check-in can have been made at more than one minute, so that there is something to settle. */
export function isWide({ earliest, arrivedAt }: Pick<CheckInView, 'earliest' | 'arrivedAt'>): boolean {
  return earliest === null || Date.parse(arrivedAt) - Date.parse(earliest) > minute;
}
