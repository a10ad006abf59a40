import { AppError } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames, unitsUnder } from '#modules/organization/server/organization.api.ts';
import { fileRecords } from '../../contract/permissions.ts';
import type { records } from '../../contract/records.ts';
import type { RecordSource } from '../records/record-source.ts';
import { recordOfSource, unfiledIn, unfiledOf } from '../records/records.queries.ts';
import { inOrder } from './find-records.ts';

type Waiting = OutputOf<typeof records.unfiled>['items'][number];

/** What waits for a code in the units that the actor files for. */
export function listUnfiled(sources: readonly RecordSource[]) {
  return async (
    ctx: TxContext,
    input: InputOf<typeof records.unfiled>,
  ): Promise<OutputOf<typeof records.unfiled>> => {
    const units = await unitsFiledFor(ctx);
    const rows = await unfiledOf(ctx.tx, units, cursorId(input.cursor), input.size + 1);
    const page = uuidPage(
      input,
      rows.map((row) => ({ ...row, id: row.source_id })),
    );
    const names = await unitNames(ctx.tx, [...new Set(page.rows.map((row) => row.unit_id as UnitId))]);
    const items: Waiting[] = [];
    for (const row of page.rows)
      items.push({
        module: row.source_module as Waiting['module'],
        letterId: row.source_id,
        reason: row.reason,
        since: row.since.toISOString(),
        unitId: row.unit_id as UnitId,
        unitName: names.get(row.unit_id as UnitId) ?? '—',
        letter: await letterOf(ctx, sources, row.source_module, row.source_id),
      });
    return { items, next: page.next };
  };
}

/** What a letter says, told by its own module to who may open it now. */
async function letterOf(
  ctx: TxContext,
  sources: readonly RecordSource[],
  module: string,
  id: string,
): Promise<Waiting['letter']> {
  try {
    const told = await sources.find((source) => source.module === module)?.read(ctx, id);
    if (!told) return null;
    const { title, number, party, recordDate: date, securityClass } = told;
    return { title, number, party, date, securityClass };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function unitsFiledFor({ tx, actor }: TxContext): Promise<UnitId[]> {
  const scopes = actor.grants
    .filter((grant) => grant.permissions.has(fileRecords))
    .map((grant) => grant.unitId);
  return unitsUnder(tx, [...new Set(scopes)]);
}

/** Where a letter was filed, as the walls show it, or why it waits. */
export async function findFiled(
  ctx: TxContext,
  { module, letterId }: InputOf<typeof records.filed>,
): Promise<OutputOf<typeof records.filed>> {
  const filed = await recordOfSource(ctx.tx, module, letterId);
  if (filed) {
    const [record] = await inOrder(ctx, [filed.id as never]);
    return { record: record ?? null, unfiled: null };
  }
  const waits = await unfiledIn(ctx.tx, await unitsFiledFor(ctx), module, letterId);
  return { record: null, unfiled: waits?.reason ?? null };
}
