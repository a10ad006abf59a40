import { instantOf } from '../words/instant-of.ts';
import type { AttendanceRequestKind } from './request-kinds.ts';

/** What the form of a request holds while it is filled in. */
export interface RequestValues extends Record<string, unknown> {
  kind: AttendanceRequestKind;
  direction: 'in' | 'out';
  firstDay: string;
  lastDay: string;
  /** A shift over midnight ended on the day after. */
  nextDay: boolean;
  part: string;
  mode: string;
  /** By the paths of the contract, so that its faults find their fields; `at` is an hour `07:30`. */
  content: { at: string; reference: string };
  reason: string;
}

export function emptyRequest(
  kind: AttendanceRequestKind,
  day: string,
  direction: RequestValues['direction'] = 'in',
): RequestValues {
  return {
    ...{ kind, direction, firstDay: day, lastDay: day, nextDay: false },
    ...{ part: 'whole', mode: 'home', content: { at: '', reference: '' }, reason: '' },
  };
}

/** What is asked, as the contract has it; a half-filled form gives what its fields are told to lack. */
export function requestOf(values: RequestValues, zone: string, fileId: string | null = null) {
  const { kind, firstDay, reason } = values;
  const lastDay = kind === 'correction' ? firstDay : values.lastDay || firstDay;
  return { content: contentOf(values, zone), ...{ firstDay, lastDay, reason, fileId } };
}

function contentOf(values: RequestValues, zone: string) {
  const { kind, part, mode, direction, content, nextDay } = values;
  switch (kind) {
    case 'correction':
      return { kind, direction, at: instantOf(values.firstDay, content.at, zone, nextDay) };
    case 'remote':
      return { kind, mode };
    case 'permission':
      return { kind, part };
    default:
      return { kind, part, reference: content.reference };
  }
}
