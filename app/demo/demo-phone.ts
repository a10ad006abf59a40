import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { newId, type PersonId } from '#core/contract/ids.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { type CheckInStatement, statementBytes } from '#modules/attendance/contract/check-in-statement.ts';
import type { checkIns } from '#modules/attendance/contract/check-ins.ts';
import type { GeoPoint } from '#modules/attendance/contract/positions.ts';
import type { DeviceId, Direction } from '#modules/attendance/contract/terms.ts';

/** The phone of somebody of the demo: a key that is thrown away with it, so that nobody ever signs by it again. */
export interface DemoPhone {
  /** SubjectPublicKeyInfo. */
  publicKey: Buffer;
  /** What it says and signs when the button is pressed. */
  tap(deviceId: DeviceId, direction: Direction, at: Date, near: GeoPoint): SentInput<typeof checkIns.checkIn>;
}

export function demoPhone(personId: PersonId): DemoPhone {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signed = (bytes: Uint8Array) =>
    sign('sha256', bytes, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
  return {
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }),
    tap: (deviceId, direction, at, near) => {
      const statement: CheckInStatement = {
        ...{ checkInId: newId<'CheckIn'>() as CheckInStatement['checkInId'], personId, deviceId, direction },
        ...{ ticket: null, monotonicMs: null, phoneClockAtTicket: null, phoneClock: at.getTime() },
        ...{ position: asReadBy(near), entrance: null, photo: null },
      };
      return { statement, signature: signed(statementBytes(statement)) };
    },
  };
}

/** A place as a phone reads it: never twice the same. */
function asReadBy({ latitude, longitude }: GeoPoint): CheckInStatement['position'] {
  const chance = createHash('sha256').update(randomBytes(16)).digest();
  const degrees = (byte: number) => ((byte / 255 - 0.5) * 40) / 111_000;
  return {
    latitude: latitude + degrees(chance[0]!),
    longitude: longitude + degrees(chance[1]!),
    accuracyM: 6 + chance[2]! / 37,
    altitudeM: 40 + chance[3]! / 41,
  };
}
