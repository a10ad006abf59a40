import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { ClassificationVersionId, CodeScheme } from '../../contract/terms.ts';
import type { AccessRule } from '../rules/access/access-rules.ts';
import type { ClassificationTree } from '../rules/classification/classification.ts';
import { db } from './versions.queries.ts';

export interface NewVersion {
  agencyId: string;
  id: ClassificationVersionId;
  basis: string;
  scheme: CodeScheme;
  startsOn: string;
  endsBefore: string | null;
  fromYearEnd: boolean;
  supplied: boolean;
  by: PersonId;
  at: Date;
}

/** One list is set after another, never two at once. */
export async function lockVersions(tx: Tx): Promise<void> {
  await tx.rows(
    "select pg_advisory_xact_lock(hashtextextended('archive.versions ' || core.agency_id()::text, 0))",
  );
}

/** Ends the version that has no end yet, where it began before. */
export async function endBefore(tx: Tx, day: string): Promise<void> {
  await tx.rows(
    `update archive.classification_version set ends_before = $1
     where agency_id = core.agency_id() and ends_before is null and starts_on < $1`,
    [day],
  );
}

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx.run(
    db.insertInto('archive.classification_version').values({
      agency_id: version.agencyId,
      id: version.id,
      basis: version.basis,
      scheme: version.scheme,
      from_year_end: version.fromYearEnd,
      supplied: version.supplied,
      starts_on: version.startsOn,
      ends_before: version.endsBefore,
      taken_in_by: version.by,
      taken_in_at: version.at,
    }),
  );
}

/** Writes the entries of a version in one statement. */
export async function insertEntries(
  tx: Tx,
  version: Pick<NewVersion, 'agencyId' | 'id'>,
  tree: ClassificationTree,
  movedFrom: ReadonlyMap<string, string>,
): Promise<void> {
  const formers = new Map<string, string[]>();
  for (const [former, code] of movedFrom) formers.set(code, [...(formers.get(code) ?? []), former]);
  const rows = [...tree.values()].map(({ code, parent, title, level, rule }) => ({
    code,
    parent_code: parent,
    title,
    level,
    former_codes: formers.get(code) ?? [],
    active_years: rule?.activeYears ?? null,
    active_trigger: rule?.activeTrigger ?? null,
    inactive_years: rule?.inactiveYears ?? null,
    inactive_trigger: rule?.inactiveTrigger ?? null,
    fate: rule?.fate ?? null,
    exception_words: rule?.exception?.words ?? null,
    exception_fate: rule?.exception?.fate ?? null,
  }));
  await tx.rows(
    `insert into archive.classification (agency_id, version_id, code, parent_code, title, level, former_codes, active_years, active_trigger,
       inactive_years, inactive_trigger, fate, exception_words, exception_fate)
     select $1, $2, r.code, r.parent_code, r.title, r.level, r.former_codes, r.active_years, r.active_trigger,
       r.inactive_years, r.inactive_trigger, r.fate, r.exception_words, r.exception_fate
     from jsonb_to_recordset($3::jsonb) as r(code text, parent_code text, title text, level smallint, former_codes text[], active_years smallint,
       active_trigger text, inactive_years smallint, inactive_trigger text, fate text, exception_words text, exception_fate text)`,
    [version.agencyId, version.id, JSON.stringify(rows)],
  );
}

export async function insertAccessRules(
  tx: Tx,
  version: Pick<NewVersion, 'agencyId' | 'id'>,
  rules: Iterable<AccessRule>,
): Promise<void> {
  const rows = [...rules].map(({ code, securityClass, groups, reason }) => ({
    code,
    security_class: securityClass,
    access_groups: groups,
    reason,
  }));
  await tx.rows(
    `insert into archive.access_rule (agency_id, version_id, code, security_class, access_groups, reason)
     select $1, $2, r.code, r.security_class, r.access_groups, r.reason
     from jsonb_to_recordset($3::jsonb) as r(code text, security_class text, access_groups text[], reason text)`,
    [version.agencyId, version.id, JSON.stringify(rows)],
  );
}
