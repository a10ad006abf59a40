import { found } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { devices } from '../../contract/devices.ts';
import { presentDevice } from '../devices.present.ts';
import { devicesOf } from '../devices.queries.ts';

/** The devices with which the person checks in. */
export async function listDevices({ tx, actor }: TxContext): Promise<OutputOf<typeof devices.list>> {
  return { items: (await devicesOf(tx, found(actor.personId))).map(presentDevice) };
}
