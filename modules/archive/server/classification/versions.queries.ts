import { sql } from 'kysely';
import { askedOften } from '#core/db/asked-often.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { AccessGroup, ClassificationVersionId } from '../../contract/terms.ts';
import type { ArchiveTables } from '../archive.tables.ts';
import type { AccessRule } from '../rules/access/access-rules.ts';

export const db = tablesOf<ArchiveTables>();
export const ofAgency = sql<string>`core.agency_id()`;

const heads = askedOften<Record<never, never>>()(() =>
  db
    .selectFrom('archive.classification_version')
    .where('agency_id', '=', ofAgency)
    .select(['id', 'basis', 'scheme', 'from_year_end', 'supplied', 'starts_on', 'ends_before'])
    .orderBy('starts_on'),
);

/** The classifications that the agency set, the earliest first; an agency sets a few in a decade. */
export function versionHeads(tx: Tx) {
  return heads.all(tx, {});
}
export type VersionHead = Awaited<ReturnType<typeof versionHeads>>[number];

/** Entries of a version with their rows of the schedule. */
export function entriesOf(tx: Tx, id: ClassificationVersionId) {
  return tx.all(
    db
      .selectFrom('archive.classification')
      .where('agency_id', '=', ofAgency)
      .where('version_id', '=', id)
      .selectAll(),
  );
}
export type EntryRow = Awaited<ReturnType<typeof entriesOf>>[number];

/** Access rules of a version by code. */
export async function accessRulesOf(tx: Tx, id: ClassificationVersionId): Promise<Map<string, AccessRule>> {
  const rows = await tx.all(
    db
      .selectFrom('archive.access_rule')
      .where('agency_id', '=', ofAgency)
      .where('version_id', '=', id)
      .selectAll(),
  );
  return new Map(
    rows.map(({ code, security_class, access_groups, reason }) => [
      code,
      { code, securityClass: security_class, groups: access_groups as AccessGroup[], reason },
    ]),
  );
}
