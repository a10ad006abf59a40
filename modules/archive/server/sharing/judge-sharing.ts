import type { UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { isConfidential } from '#modules/letters/contract/terms.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { fileRecords } from '../../contract/permissions.ts';
import type { ShareRefusal, shares } from '../../contract/shares.ts';
import type { RecordId } from '../../contract/terms.ts';
import { recordById, type WholeRecord } from '../records/records.queries.ts';
import { publicityOf } from './publicity.queries.ts';

/** Whether the actor keeps the record: files in its unit. */
export async function keeps(ctx: TxContext, record: WholeRecord): Promise<boolean> {
  return holds(ctx.actor, fileRecords, await unitPath(ctx.tx, record.unit_id as UnitId));
}

/** Why no link may show a record; null where one may. */
export async function refusalOf(ctx: TxContext, row: WholeRecord | undefined): Promise<ShareRefusal | null> {
  if (!row || !(await keeps(ctx, row))) return 'not-kept';
  if (row.disposed_on !== null) return 'disposed';
  if (isConfidential(row.security_class) || isConfidential(row.dossier_class)) return 'confidential';
  const said = await publicityOf(ctx.tx, row.id as RecordId);
  return said?.flag === 'excepted' ? 'excepted' : null;
}

/** Which of some records a link may show. Nothing of them is told, so no fresh factor is asked for. */
export async function judgeSharing(
  ctx: TxContext,
  { recordIds = [] }: InputOf<typeof shares.judge>,
): Promise<OutputOf<typeof shares.judge>> {
  const items = [];
  for (const recordId of recordIds)
    items.push({ recordId, refusal: await refusalOf(ctx, await recordById(ctx.tx, recordId)) });
  return { items };
}
