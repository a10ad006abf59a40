import { newKey } from '#office/data/client.ts';
import { type CheckInStatement, statementBytes } from '../../contract/check-in-statement.ts';
import type { Position } from '../../contract/positions.ts';
import type { CheckInId, DeviceId, Direction, PlaceId } from '../../contract/terms.ts';
import type { SignedCheckIn } from './check-in-box.ts';
import type { DeviceKey } from './device-key.ts';
import type { TimeStamp } from './server-clock.ts';

/** What a person says by the press of the button. */
export interface Said {
  personId: CheckInStatement['personId'];
  deviceId: DeviceId;
  direction: Direction;
  position: Position | null;
  entrance: { placeId: PlaceId; digits: string } | null;
  /** SHA-256 of the photo, hex. */
  photo: string | null;
}

/** Makes a check-in: its id and its bytes are fixed here, whatever becomes of the network. */
export async function signCheckIn(
  said: Said,
  time: TimeStamp,
  key: Pick<DeviceKey, 'sign'>,
): Promise<SignedCheckIn> {
  const statement: CheckInStatement = { checkInId: newKey() as CheckInId, ...said, ...time };
  return { statement, signature: await key.sign(statementBytes(statement)), photoFileId: null };
}
