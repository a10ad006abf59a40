import { createHash, randomBytes } from 'node:crypto';
import { dayIn } from '#core/clock/clock.ts';
import { startOfNextDay } from '#core/clock/day-bounds.ts';
import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId, type PersonId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { holdsAnywhere } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import { recordShared, shareWithdrawn } from '../../contract/events.ts';
import { fileRecords } from '../../contract/permissions.ts';
import { mostShareDays, type ShareRefusal, type ShareView, type shares } from '../../contract/shares.ts';
import type { DossierId, RecordId, ShareId } from '../../contract/terms.ts';
import { stricter } from '../dossiers/dossiers.policy.ts';
import { dossierById } from '../dossiers/dossiers.queries.ts';
import { factOf } from '../records/file-thing.ts';
import type { WholeRecord } from '../records/records.queries.ts';
import { loadRecord } from '../records/show-record.ts';
import { keeps, refusalOf } from './judge-sharing.ts';
import { recordsOfShare, type ShareRow, shareById, sharesOf } from './shares.queries.ts';
import { endShare, insertShare } from './shares.writes.ts';

const dayMilliseconds = 86_400_000;

/** The hash that is kept of a token. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Makes a link to records that the actor keeps. */
export async function shareRecords(
  ctx: TxContext,
  input: InputOf<typeof shares.make>,
): Promise<OutputOf<typeof shares.make>> {
  const { tx, actor } = ctx;
  const at = ctx.clock.now();
  const expiresAt = startOfNextDay(actor.zone, input.lastDay);
  ensure(
    expiresAt > at && expiresAt.getTime() - at.getTime() <= mostShareDays * dayMilliseconds,
    'archive.share-too-long',
    { today: dayIn(actor.zone, at), days: mostShareDays },
  );
  const rows: WholeRecord[] = [];
  for (const recordId of input.recordIds) rows.push(await loadShareable(ctx, recordId));
  const token = randomBytes(32).toString('base64url');
  const id = newId<'Share'>() as ShareId;
  await insertShare(tx, {
    ...{ id, title: input.title, reason: input.reason, hash: hashOfToken(token) },
    ...{ by: found(actor.personId), at, expiresAt },
    records: rows.map((row) => ({
      id: row.id as RecordId,
      securityClass: stricter(row.security_class, row.dossier_class) as 'T' | 'B',
    })),
  });
  for (const row of rows) {
    const dossier = found(await dossierById(tx, row.dossier_id as DossierId));
    const payload = { ...factOf(dossier), recordId: row.id as RecordId, item: row.item_number, shareId: id };
    await emit(ctx, recordShared, { subject: row.dossier_id, payload: { ...payload, until: input.lastDay } });
  }
  const [share] = await present(ctx, [found(await shareById(tx, id))]);
  return { share: found(share), address: `${ctx.publicUrl}/b/${token}` };
}

/** Links that show a record. */
export async function listShares(
  ctx: TxContext,
  input: InputOf<typeof shares.list>,
): Promise<OutputOf<typeof shares.list>> {
  await loadRecord(ctx, input.recordId);
  return { items: await present(ctx, await sharesOf(ctx.tx, input.recordId)) };
}

/** Ends a link. Who keeps one of its records may, whoever made it. */
export async function withdrawShare(
  ctx: TxContext,
  { shareId }: InputOf<typeof shares.withdraw>,
): Promise<ShareView> {
  const { tx, actor } = ctx;
  const row = found(await shareById(tx, shareId));
  const ids = await recordsOfShare(tx, shareId);
  const records = await Promise.all(ids.map((one) => loadRecord(ctx, one.record_id)));
  const kept: WholeRecord[] = [];
  for (const record of records) if (await keeps(ctx, record)) kept.push(record);
  ensure(row.made_by === actor.personId || kept.length > 0, 'core.not-found');
  ensure(row.withdrawn_at === null, 'archive.share-withdrawn');
  await endShare(tx, shareId, found(actor.personId), ctx.clock.now());
  for (const record of records) {
    const dossier = found(await dossierById(tx, record.dossier_id as DossierId));
    const payload = {
      ...factOf(dossier),
      recordId: record.id as RecordId,
      item: record.item_number,
      shareId,
    };
    await emit(ctx, shareWithdrawn, { subject: record.dossier_id, payload });
  }
  const [share] = await present(ctx, [found(await shareById(tx, shareId))]);
  return found(share);
}

const refused = {
  disposed: 'archive.dossier-disposed',
  confidential: 'archive.confidential-not-shared',
  excepted: 'archive.excepted-not-shared',
  'not-kept': 'core.not-found',
} as const satisfies Record<ShareRefusal, string>;

/** A record that the actor keeps and may show outside. */
async function loadShareable(ctx: TxContext, id: RecordId): Promise<WholeRecord> {
  const row = await loadRecord(ctx, id);
  const refusal = await refusalOf(ctx, row);
  if (refusal) fail(refused[refusal]);
  return row;
}

async function present(ctx: TxContext, rows: readonly ShareRow[]): Promise<ShareView[]> {
  const now = ctx.clock.now();
  const people = await peopleByIds(ctx.tx, [...new Set(rows.map((row) => row.made_by as PersonId))]);
  return rows.map((row) => {
    const ended = row.withdrawn_at !== null || row.expires_at <= now;
    return {
      id: row.id as ShareId,
      title: row.title,
      reason: row.reason,
      madeBy: { id: row.made_by as PersonId, name: people.get(row.made_by as PersonId)?.name ?? '—' },
      madeAt: row.made_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
      state: row.withdrawn_at !== null ? 'withdrawn' : ended ? 'expired' : 'open',
      records: row.records,
      openings: row.openings,
      lastOpenedAt: row.last_opened_at?.toISOString() ?? null,
      can: {
        withdraw: !ended && (row.made_by === ctx.actor.personId || holdsAnywhere(ctx.actor, fileRecords)),
      },
    };
  });
}
