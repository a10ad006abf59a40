import type { SentInput } from '#core/contract/operation.ts';
import { orNull } from '#office/design/form/fault-in-field.ts';
import type { RequestView } from '../../contract/request-view.ts';
import type { requests } from '../../contract/requests.ts';
import type { LeaveKind } from '../../contract/terms.ts';

/** What stands in the form. */
export interface AskValues extends Record<string, unknown> {
  kind: LeaveKind;
  reason: string;
  first: string;
  last: string;
  part: string;
  hours: number | string;
  remoteDays: number | string;
  child: number | string;
  abroad: boolean;
  continues: string;
  substituteId: string;
  words: string;
  address: string;
  phone: string;
  letterNumber: string;
  proofs: { kind: string; fileId: string; name: string }[];
  keepProofs: string[];
}

/** The form as it begins: empty, or as the request was. */
export function valuesOf(before: RequestView | null, kind: LeaveKind): AskValues {
  const told = before?.confided;
  return {
    kind: told?.kind ?? kind,
    reason: told?.reason ?? '',
    first: before?.first ?? '',
    last: before?.last ?? '',
    part: before?.half ?? (before?.hours ? 'hours' : 'whole'),
    hours: before?.hours ?? 1,
    remoteDays: told?.remoteDays ?? 0,
    child: told?.child ?? '',
    abroad: told?.abroad ?? false,
    continues: told?.continues ?? '',
    substituteId: before?.substitute?.id ?? '',
    words: told?.words ?? '',
    address: told?.address ?? '',
    phone: told?.phone ?? '',
    letterNumber: '',
    proofs: [],
    keepProofs: told?.proofs.map(({ id }) => id) ?? [],
  };
}

const number = (value: number | string) => (value === '' ? null : Number(value));

/** What is asked for, as far as rules judge it. */
export function askedIn(values: AskValues) {
  const { kind, first, part, abroad } = values;
  const isPart = part !== 'whole';
  return {
    ...{ kind, first, abroad },
    last: isPart ? first : values.last || first,
    reason: orNull(values.reason),
    half: part === 'morning' || part === 'afternoon' ? part : null,
    hours: part === 'hours' ? number(values.hours) : null,
    remoteDays: number(values.remoteDays) ?? 0,
    child: number(values.child),
    continues: orNull(values.continues),
    substituteId: orNull(values.substituteId),
  };
}

/** The whole form. */
export function formIn(values: AskValues) {
  return {
    ...askedIn(values),
    words: orNull(values.words),
    address: orNull(values.address),
    phone: orNull(values.phone),
    proofs: values.proofs.map(({ kind, fileId }) => ({ kind, fileId })),
  };
}

export type PreviewAsked = SentInput<typeof requests.preview>;
