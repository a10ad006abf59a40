import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { throttleAddress } from '#core/policy/throttle.ts';
import type { SharedView, shares } from '../../contract/shares.ts';
import type { RecordId } from '../../contract/terms.ts';
import { hashOfToken } from './share-records.ts';
import { type ShownRow, shownByLink } from './shares.queries.ts';
import { noteOpening } from './shares.writes.ts';

/** Of one address in a minute; an office behind one address has many readers. */
const most = 120;
const windowSeconds = 60;

/** A link that has ended and one that never was look the same. @throws core.not-found, core.too-many-requests {seconds} */
async function shown(ctx: OutsideContext, token: string): Promise<{ rows: ShownRow[]; hash: Buffer }> {
  const seconds = await ctx.transact('note', ({ tx }) =>
    throttleAddress(tx, 'open-share', ctx.request.ip, most, windowSeconds),
  );
  ensure(seconds === 0, 'core.too-many-requests', { seconds });
  const hash = hashOfToken(token);
  const rows = await ctx.transact('read', ({ tx }) => shownByLink(tx, hash, ctx.clock.now()));
  ensure(rows.length > 0, 'core.not-found');
  return { rows, hash };
}

/** What a link shows. */
export async function openShare(
  ctx: OutsideContext,
  { token }: InputOf<typeof shares.open>,
): Promise<SharedView> {
  const { rows, hash } = await shown(ctx, token);
  await ctx.transact('note', ({ tx }) => noteOpening(tx, hash, ctx.clock.now(), null));
  const first = found(rows[0]);
  const records = new Map<string, SharedView['records'][number]>();
  for (const row of rows) {
    const record = records.get(row.record_id) ?? {
      id: row.record_id as RecordId,
      ...{ title: row.title, number: row.number, party: row.party },
      ...{ recordDate: row.record_date, unitName: row.unit_name },
      files: [],
    };
    records.set(row.record_id, record);
    if (row.position !== null)
      record.files.push({
        ...{ position: row.position, name: row.file_name ?? '', mediaType: row.media_type ?? '' },
        size: Number(row.size),
      });
  }
  return {
    title: first.share_title,
    agencyName: first.agency_name,
    zone: first.zone,
    expiresAt: first.expires_at.toISOString(),
    records: [...records.values()],
  };
}

/** A file that a link shows. */
export async function downloadShared(
  ctx: OutsideContext,
  input: InputOf<typeof shares.download>,
): Promise<FileAnswer> {
  const { rows, hash } = await shown(ctx, input.token);
  const row = found(rows.find((one) => one.record_id === input.recordId && one.position === input.position));
  const body = await ctx.files.open(found(row.sha256));
  await ctx.transact('note', ({ tx }) => noteOpening(tx, hash, ctx.clock.now(), input));
  return { body, mediaType: found(row.media_type), fileName: found(row.file_name) };
}
