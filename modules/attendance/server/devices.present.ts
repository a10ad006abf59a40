import type { DeviceView } from '../contract/devices.ts';
import type { DeviceRow } from './devices.queries.ts';

export function presentDevice({ id, name, boundAt, endedAt }: DeviceRow): DeviceView {
  return { id, name, boundAt: boundAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}
