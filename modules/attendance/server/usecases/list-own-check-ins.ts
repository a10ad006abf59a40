import { fail, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { checkIns } from '../../contract/check-ins.ts';
import { CheckInId } from '../../contract/terms.ts';
import { presentCheckIns } from '../check-ins.present.ts';
import { checkInPage } from '../check-ins.queries.ts';

/** Own check-ins, the latest first. */
export async function listOwnCheckIns(
  { tx, actor }: TxContext,
  { cursor, size }: InputOf<typeof checkIns.listOwn>,
): Promise<OutputOf<typeof checkIns.listOwn>> {
  const listed = await checkInPage(tx, found(actor.personId), placeOf(cursor), size);
  const rows = listed.slice(0, size);
  const last = rows.at(-1);
  const next = listed.length > size && last ? `${last.countsAt.getTime()}_${last.id}` : null;
  return { items: await presentCheckIns(tx, rows), next };
}

/** @throws core.invalid-input for a cursor that we did not give */
function placeOf(cursor: string | undefined): { at: Date; id: string } | null {
  if (cursor === undefined) return null;
  const [at = '', id] = cursor.split('_');
  const sound = /^\d{1,15}$/.test(at) && CheckInId.safeParse(id).success;
  return sound ? { at: new Date(Number(at)), id: id! } : fail('core.invalid-input');
}
