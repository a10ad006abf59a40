import { found } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { AddressView, calendars } from '../../contract/calendars.ts';
import { type AddressRow, addressesOf } from '../calendar-addresses.queries.ts';

/** Own secret calendar addresses. */
export async function listCalendars(ctx: TxContext): Promise<OutputOf<typeof calendars.listAddresses>> {
  return { items: (await addressesOf(ctx.tx, found(ctx.actor.personId))).map(presentAddress) };
}

export function presentAddress({ id, whose, openedAt, revokedAt }: AddressRow): AddressView {
  return {
    ...{ id, whose, openedAt: openedAt.toISOString() },
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
