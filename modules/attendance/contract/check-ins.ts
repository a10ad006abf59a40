import { z } from 'zod';
import { FileId, PersonId } from '#core/contract/ids.ts';
import { operation, personally } from '#core/contract/operation.ts';
import { Cursor, Instant, PageSize, pageOf } from '#core/contract/schemas.ts';
import { CheckInStatement } from './check-in-statement.ts';
import { RiskReason } from './risk.ts';
import { CheckInId, DeviceId, Direction, PlaceId } from './terms.ts';
import { TimeRemark } from './time-tickets.ts';

/** What the position said about the places of the person. `no-place`: none is set for them. */
export const verdicts = ['in', 'uncertain', 'out', 'no-position', 'no-place'] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.output<typeof Verdict>;

export const standings = ['counts', 'awaits', 'not-accepted'] as const;
export const Standing = z.enum(standings);
export type Standing = z.output<typeof Standing>;

export const secondProofs = ['given', 'missing', 'not-asked'] as const;

/** Why somebody has to look at a check-in; `attendance.ground.<code>` in the locales. */
export const grounds = ['time', 'outside', 'position-uncertain', 'no-position', 'risk', 'photo'] as const;
export const Ground = z.enum(grounds);
export type Ground = z.output<typeof Ground>;

export const CheckInView = z.object({
  id: CheckInId,
  personId: PersonId,
  deviceId: DeviceId,
  direction: Direction,
  /** The instant that counts. */
  at: Instant,
  arrivedAt: Instant,
  /** The earliest instant at which it can have been made; null where nobody knows. */
  earliest: Instant.nullable(),
  remarks: z.array(TimeRemark),
  verdict: Verdict,
  place: z.object({ id: PlaceId, name: z.string() }).nullable(),
  /** To ten metres. */
  distanceM: z.number().nullable(),
  /** About 1.1 km around. */
  coarse: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  secondProof: z.enum(secondProofs),
  standing: Standing,
  /** Null until it was looked at by the machine. */
  risk: z
    .object({
      score: z.int(),
      reasons: z.array(RiskReason),
    })
    .nullable(),
});
export type CheckInView = z.output<typeof CheckInView>;

const signed = {
  statement: CheckInStatement,
  signature: z.base64().max(200).describe('ECDSA P-256 with SHA-256 over `statementBytes`, IEEE P1363.'),
  /** The photo, uploaded before; its SHA-256 stands in the statement. */
  photoFileId: FileId.nullish(),
};

const takenErrors = [
  'attendance.not-by-program',
  'attendance.of-another',
  'attendance.device-ended',
  'attendance.not-signed',
  'attendance.other-statement',
  'attendance.photo-not-asked',
  'attendance.photo-differs',
];

export const BroughtView = z.object({
  id: CheckInId,
  /** `known`: it arrived before with the same bytes. */
  outcome: z.enum(['taken', 'known', 'refused']),
  /** Why it was refused. */
  error: z.string().nullable(),
  checkIn: CheckInView.nullable(),
});

/** Absen masuk and pulang. */
export const checkIns = {
  checkIn: operation({
    id: 'attendance.check-in',
    method: 'POST',
    path: '/api/attendance/check-ins',
    summary:
      'Checks in or out now. The id is made on the device: the same bytes again get the same answer, others under the same id are refused. Never refused for its time or place: what is in doubt is looked at by a person.',
    access: personally,
    // The id of the check-in is its key: one row instead of two.
    keepsKey: true,
    input: z.strictObject(signed),
    output: z.object({ checkIn: CheckInView, ticket: z.string() }),
    errors: takenErrors,
  }),
  bring: operation({
    id: 'attendance.bring-check-ins',
    method: 'POST',
    path: '/api/attendance/check-ins/kept',
    summary:
      'Brings check-ins that were kept on the device without a network, in any order; each is answered for itself, and can be brought again.',
    access: personally,
    keepsKey: true,
    input: z.strictObject({ items: z.array(z.strictObject(signed)).min(1).max(50) }),
    output: z.object({ items: z.array(BroughtView), ticket: z.string().nullable() }),
    errors: ['attendance.not-by-program'],
  }),
  listOwn: operation({
    id: 'attendance.list-own-check-ins',
    method: 'GET',
    path: '/api/attendance/own/check-ins',
    summary: 'Own check-ins, the latest first, with all that is kept of them.',
    access: personally,
    input: z.strictObject({ cursor: Cursor, size: PageSize }),
    output: pageOf(CheckInView),
  }),
};
