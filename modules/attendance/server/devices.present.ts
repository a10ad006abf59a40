import type { DeviceView } from '../contract/devices.ts';
import { keyFingerprint } from './device-key.ts';
import type { DeviceRow } from './devices.queries.ts';

export function presentDevice({ id, name, publicKey, boundAt, endedAt }: DeviceRow): DeviceView {
  return {
    ...{ id, name, fingerprint: keyFingerprint(publicKey).toString('hex') },
    ...{ boundAt: boundAt.toISOString(), endedAt: endedAt?.toISOString() ?? null },
  };
}
