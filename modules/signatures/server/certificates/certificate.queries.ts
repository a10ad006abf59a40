import type { AgencyId, PersonId, PostId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { RevocationReason } from '../../contract/terms.ts';
import type { SignaturesTables } from '../signatures.tables.ts';

const db = tablesOf<SignaturesTables>();

export type CertificateRow = SignaturesTables['signatures.certificate'];
export type SigningKeyRow = SignaturesTables['signatures.signing_key'];

/** The newest certificate of a person for a post, whatever became of it. Index: certificate_of_person. */
export function newestCertificate(
  tx: Tx,
  agencyId: AgencyId,
  personId: PersonId,
  postId: PostId,
): Promise<CertificateRow | undefined> {
  return tx.maybe(
    db
      .selectFrom('signatures.certificate')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('person_id', '=', personId)
      .where('post_id', '=', postId)
      .orderBy('id', 'desc')
      .limit(1),
  ) as Promise<CertificateRow | undefined>;
}

/** Every certificate of a person, the newest first. Index: certificate_of_person. */
export function certificatesOf(tx: Tx, agencyId: AgencyId, personId: PersonId): Promise<CertificateRow[]> {
  return tx.all(
    db
      .selectFrom('signatures.certificate')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('person_id', '=', personId)
      .orderBy('id', 'desc')
      .limit(100),
  ) as Promise<CertificateRow[]>;
}

export interface CertificateQuestion {
  /** Only one person's. */
  personId: PersonId | null;
  /** The id of the last one of the page before. */
  after: string | null;
  limit: number;
}

/** Certificates of the agency, the newest first, one more than the limit. Indexes: the key, certificate_of_person. */
export function certificatesAfter(
  tx: Tx,
  agencyId: AgencyId,
  { personId, after, limit }: CertificateQuestion,
): Promise<CertificateRow[]> {
  let query = db.selectFrom('signatures.certificate').selectAll().where('agency_id', '=', agencyId);
  if (personId) query = query.where('person_id', '=', personId);
  if (after) query = query.where('id', '<', after);
  return tx.all(query.orderBy('id', 'desc').limit(limit + 1)) as Promise<CertificateRow[]>;
}

/** A certificate as it stands now. */
export function certificateById(tx: Tx, agencyId: AgencyId, id: string): Promise<CertificateRow | undefined> {
  return tx.maybe(
    db
      .selectFrom('signatures.certificate')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('id', '=', id),
  ) as Promise<CertificateRow | undefined>;
}

/** Held against other changes until the transaction ends. */
export async function lockCertificate(
  tx: Tx,
  agencyId: AgencyId,
  id: string,
): Promise<CertificateRow | undefined> {
  return tx.maybe(
    db
      .selectFrom('signatures.certificate')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('id', '=', id)
      .forNoKeyUpdate(),
  ) as Promise<CertificateRow | undefined>;
}

export async function insertCertificate(tx: Tx, row: CertificateRow, key: SigningKeyRow): Promise<void> {
  await tx.run(db.insertInto('signatures.certificate').values(row));
  await tx.run(db.insertInto('signatures.signing_key').values(key));
}

/** The certificate that is in use gives way to a new one; its key goes with it. */
export async function replaceCertificate(
  tx: Tx,
  agencyId: AgencyId,
  personId: PersonId,
  postId: PostId,
  at: Date,
): Promise<void> {
  await tx.run(
    db
      .updateTable('signatures.certificate')
      .set({ replaced_at: at })
      .where('agency_id', '=', agencyId)
      .where('person_id', '=', personId)
      .where('post_id', '=', postId)
      .where('revoked_at', 'is', null)
      .where('replaced_at', 'is', null),
  );
}

export async function setRevoked(
  tx: Tx,
  agencyId: AgencyId,
  id: string,
  { at, by, reason }: { at: Date; by: PersonId; reason: RevocationReason },
): Promise<void> {
  await tx.run(
    db
      .updateTable('signatures.certificate')
      .set({ revoked_at: at, revoked_by: by, reason })
      .where('agency_id', '=', agencyId)
      .where('id', '=', id),
  );
}

/** The key of one of the own certificates; the database hides those of others. */
export function signingKey(tx: Tx, agencyId: AgencyId, certificateId: string) {
  return tx.maybe(
    db
      .selectFrom('signatures.signing_key')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('certificate_id', '=', certificateId),
  ) as Promise<SigningKeyRow | undefined>;
}

/** Puts the key under another passphrase; nothing where it is gone. */
export function resealKey(
  tx: Tx,
  agencyId: AgencyId,
  certificateId: string,
  pkcs12Sealed: Buffer,
  at: Date,
): Promise<number> {
  return tx.run(
    db
      .updateTable('signatures.signing_key')
      .set({ pkcs12_sealed: pkcs12Sealed, kept_at: at })
      .where('agency_id', '=', agencyId)
      .where('certificate_id', '=', certificateId),
  );
}
