import type { AgencyId } from '#core/contract/ids.ts';
import type { DeliveryId } from '../../contract/terms.ts';

const shape = /^agency:([0-9a-f-]{36}):([0-9a-f-]{36})$/;

/** What a delivery is called in the mail of the agency that receives it. */
export function originKey(from: AgencyId, deliveryId: DeliveryId): string {
  return `agency:${from}:${deliveryId}`;
}

/** Which delivery of which agency mail is; undefined for any that came another way. */
export function readOriginKey(key: string): { from: AgencyId; deliveryId: DeliveryId } | undefined {
  const [, from, deliveryId] = shape.exec(key) ?? [];
  return from && deliveryId ? { from: from as AgencyId, deliveryId: deliveryId as DeliveryId } : undefined;
}
