import { found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { files } from '../../contract/files.ts';
import { readingsOf } from '../readings.queries.ts';

/** Who read the private part of the own file, the latest first. */
export async function listReadings(
  ctx: TxContext,
  input: InputOf<typeof files.listReadings>,
): Promise<OutputOf<typeof files.listReadings>> {
  const personId = found(ctx.actor.personId);
  const { rows, next } = uuidPage(
    input,
    await readingsOf(ctx.tx, personId, cursorId(input.cursor), input.size),
  );
  const names = await peopleByIds(ctx.tx, [...new Set(rows.map(({ readerId }) => readerId))]);
  const items = rows.map(({ id, readerId, act, purpose, entryId, readAt }) => ({
    ...{ id, act, purpose, entryId },
    by: { id: readerId, name: names.get(readerId)?.name ?? '' },
    at: readAt.toISOString(),
  }));
  return { items, next };
}
