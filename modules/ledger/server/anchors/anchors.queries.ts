import { createHash } from 'node:crypto';
import { newId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { type AnchorKind, anchored } from '../../contract/anchors.ts';
import type { LogName } from '../../contract/terms.ts';

export interface AnchorRow {
  id: string;
  kind: AnchorKind;
  stream: LogName;
  size: number;
  token: Buffer;
  source: string;
  anchoredAt: Date;
  /** Of the checkpoint that it is of. */
  origin: string;
  root: Buffer;
}

const rows = `select a.id, a.kind, a.stream, a.size, a.token, a.source, a.anchored_at as "anchoredAt", l.origin, c.root
  from ledger.anchor a join ledger.log l on l.agency_id = a.agency_id and l.stream = a.stream
  join ledger.checkpoint c on c.agency_id = a.agency_id and c.stream = a.stream and c.size = a.size
  where a.agency_id = core.agency_id()`;

/** The newest ones, of one kind or of all. */
export function newestAnchors(tx: Tx, limit: number, kind: AnchorKind | null = null): Promise<AnchorRow[]> {
  return tx.rows<AnchorRow>(
    `${rows} and ($2::text is null or a.kind = $2) order by a.anchored_at desc, a.id desc limit $1`,
    [limit, kind],
  );
}

/** Anchors in the order of their ids, from after one on: all of them, in pieces. */
export function anchorsAfter(tx: Tx, id: string | null, limit: number): Promise<AnchorRow[]> {
  return tx.rows<AnchorRow>(`${rows} and ($1::uuid is null or a.id > $1) order by a.id limit $2`, [
    id,
    limit,
  ]);
}

/** The anchors of checkpoints: `letters size 300`. */
export function anchorsOf(tx: Tx, records: readonly string[]): Promise<AnchorRow[]> {
  return tx.rows<AnchorRow>(`${rows} and a.stream || ' size ' || a.size = any ($1)`, [records]);
}

/** SHA-256 of the token of each of these anchors, in hex, by its id; those that are not there are left out. */
export async function keptTokens(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const kept = await tx.rows<{ id: string; sha256: string }>(
    `select id, encode(sha256(token), 'hex') as sha256 from ledger.anchor where agency_id = core.agency_id() and id = any ($1::uuid[])`,
    [ids],
  );
  return new Map(kept.map(({ id, sha256 }) => [id, sha256]));
}

export async function anchorById(tx: Tx, id: string): Promise<AnchorRow | undefined> {
  return (await tx.rows<AnchorRow>(`${rows} and a.id = $1`, [id]))[0];
}

/** The newest published checkpoint of each log that says more than the one with an anchor of a kind before it. */
export function unanchored(
  tx: Tx,
  kind: AnchorKind,
): Promise<{ stream: LogName; origin: string; size: number; root: Buffer }[]> {
  return tx.rows(
    `select c.stream, l.origin, c.size, c.root from ledger.log l
     cross join lateral (select * from ledger.checkpoint p where p.agency_id = l.agency_id and p.stream = l.stream and p.published_at is not null
       order by p.size desc limit 1) c
     where l.agency_id = core.agency_id() and ledger.wants_anchor(c.agency_id, c.stream, c.size, $1)
     order by l.stream`,
    [kind],
  );
}

/** Of each log, whether what was published before a moment still wants an anchor of a kind, and when it last got one. */
export function anchorsSince(
  tx: Tx,
  kind: AnchorKind,
  since: Date,
): Promise<{ stream: LogName; isLate: boolean; anchoredAt: Date | null }[]> {
  return tx.rows(
    `select l.stream, a.anchored_at as "anchoredAt",
       c.size is not null and c.size > coalesce(a.size, 0) and ledger.wants_anchor(l.agency_id, l.stream, c.size, $1) as "isLate"
     from ledger.log l
     left join lateral (select p.size from ledger.checkpoint p where p.agency_id = l.agency_id and p.stream = l.stream and p.published_at < $2
       order by p.size desc limit 1) c on true
     left join lateral (select max(n.size) as size, max(n.anchored_at) as anchored_at from ledger.anchor n
       where n.agency_id = l.agency_id and n.stream = l.stream and n.kind = $1) a on true
     where l.agency_id = core.agency_id() order by l.stream`,
    [kind, since],
  );
}

/** Keeps an anchor, with the event that tells of it: one that goes missing later is missed. */
export async function keepAnchor(
  ctx: TxContext,
  anchor: Pick<AnchorRow, 'kind' | 'stream' | 'size' | 'source'> & { token: Uint8Array },
): Promise<void> {
  const { kind, stream, size, source } = anchor;
  const token = Buffer.from(anchor.token);
  const id = newId();
  const kept = await ctx.tx.rows(
    `insert into ledger.anchor (agency_id, id, kind, stream, size, token, source, anchored_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7) on conflict on constraint anchor_once do nothing returning id`,
    [id, kind, stream, size, token, source, ctx.clock.now()],
  );
  if (kept.length === 0) return;
  const tokenSha256 = createHash('sha256').update(token).digest('hex');
  await emit(ctx, anchored, {
    ...{ subject: id, matter: ctx.actor.agencyId },
    payload: { kind, log: stream, size, tokenSha256 },
  });
}

export interface PublishedHead {
  agencyId: string;
  stream: string;
  origin: string;
  size: number;
  root: Buffer;
  isAnchored: boolean;
}

/** The newest published checkpoints of all logs of all agencies, by their origins. */
export function publishedHeads(tx: Tx): Promise<PublishedHead[]> {
  return tx.rows<PublishedHead>(
    `select agency_id as "agencyId", stream, origin, size, root, is_anchored as "isAnchored" from ledger.published_heads()`,
  );
}

/** Keeps the receipts of one transaction, each with its agency; how many were new. */
export async function keepReceipts(
  tx: Tx,
  rows: readonly { agencyId: string; id: string; stream: LogName; size: number; token: Buffer }[],
  source: string,
  now: Date,
): Promise<number> {
  const [row] = await tx.rows<{ kept: number }>(
    'select ledger.keep_chain_anchors($1, $2, $3, $4, $5, $6, $7, $8) as kept',
    [
      rows.map(({ agencyId }) => agencyId),
      rows.map(({ id }) => id),
      rows.map(() => newId()),
      rows.map(({ stream }) => stream),
      rows.map(({ size }) => size),
      rows.map(({ token }) => token),
      source,
      now,
    ],
  );
  return row!.kept;
}
