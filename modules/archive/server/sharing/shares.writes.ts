import type { Tx } from '#core/db/tx.ts';
import type { RecordId, ShareId } from '../../contract/terms.ts';

export interface NewShare {
  id: ShareId;
  title: string;
  reason: string;
  hash: Buffer;
  by: string;
  at: Date;
  expiresAt: Date;
  records: readonly { id: RecordId; securityClass: 'T' | 'B' }[];
}

export async function insertShare(tx: Tx, share: NewShare): Promise<void> {
  await tx.rows(
    `insert into archive.share (agency_id, id, title, reason, token_hash, made_by, made_at, expires_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7)`,
    [share.id, share.title, share.reason, share.hash, share.by, share.at, share.expiresAt],
  );
  await tx.rows(
    `insert into archive.share_record (agency_id, share_id, record_id, security_class)
     select core.agency_id(), $1, r.id, r.class from unnest($2::uuid[], $3::text[]) as r(id, class)`,
    [share.id, share.records.map(({ id }) => id), share.records.map((one) => one.securityClass)],
  );
}

export async function endShare(tx: Tx, id: ShareId, by: string, at: Date): Promise<void> {
  await tx.rows(
    'update archive.share set withdrawn_by = $2, withdrawn_at = $3 where agency_id = core.agency_id() and id = $1',
    [id, by, at],
  );
}

/** Keeps that a link was opened, or which file was taken by it. */
export async function noteOpening(
  tx: Tx,
  hash: Buffer,
  at: Date,
  file: { recordId: RecordId; position: number } | null,
): Promise<void> {
  await tx.rows('select archive.note_opening($1, $2, $3, $4)', [
    hash,
    file?.recordId ?? null,
    file?.position ?? null,
    at,
  ]);
}
