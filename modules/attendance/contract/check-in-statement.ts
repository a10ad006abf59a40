import { z } from 'zod';
import { PersonId } from '#core/contract/ids.ts';
import { Position } from './positions.ts';
import { CheckInId, DeviceId, Direction, EpochMs, PlaceId } from './terms.ts';

/** An instant that a clock can show: up to the year 9999. */
const ClockMs = EpochMs.min(-62_135_596_800_000).max(253_402_300_799_999);

/** What a device says of a check-in and signs; made once, when the button is pressed, and never changed. */
export const CheckInStatement = z.strictObject({
  checkInId: CheckInId,
  personId: PersonId,
  deviceId: DeviceId,
  direction: Direction,
  /** The last time ticket, sealed by the server; null where there was never one. */
  ticket: z.string().max(500).nullable(),
  /** Milliseconds of the monotonic clock since the ticket came; null when the phone was restarted in between. */
  monotonicMs: z.number().min(-1e15).max(1e15).nullable(),
  /** What the clock of the phone showed; only ever a remark. */
  phoneClock: ClockMs,
  /** What it showed when the ticket came. */
  phoneClockAtTicket: ClockMs.nullable(),
  /** Null where the phone gave none. */
  position: Position.nullable(),
  /** The code on the screen of an entrance. */
  entrance: z.strictObject({ placeId: PlaceId, digits: z.string().regex(/^[0-9]{8}$/) }).nullable(),
  /** SHA-256 of the photo, hex. */
  photo: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type CheckInStatement = z.output<typeof CheckInStatement>;

/**
 * The bytes that are signed (ECDSA P-256 with SHA-256, IEEE P1363): the purpose, and the fields in this order as JSON. Numbers
 * are written as ECMAScript writes them, so that a phone and the server write the same.
 */
export function statementBytes(statement: CheckInStatement): Uint8Array {
  const { position, entrance } = statement;
  const fields = [
    statement.checkInId,
    statement.personId,
    statement.deviceId,
    statement.direction,
    statement.ticket,
    statement.monotonicMs,
    statement.phoneClock,
    statement.phoneClockAtTicket,
    position && [position.latitude, position.longitude, position.accuracyM, position.altitudeM],
    entrance && [entrance.placeId, entrance.digits],
    statement.photo,
  ];
  return new TextEncoder().encode(`pendopo/check-in/v1\n${JSON.stringify(fields)}`);
}

/** The bytes that a new device signs to show that the key is its own. */
export function deviceProofBytes(personId: string, publicKey: string): Uint8Array {
  return new TextEncoder().encode(`pendopo/device/v1\n${personId}\n${publicKey}`);
}
