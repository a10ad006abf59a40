import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type DatabaseRole, roleUrl } from '#core/db/roles.ts';
import { testSecret } from '#tests/house/fresh-database.ts';

/** One agency with a closed dossier and a record in it, written by the owner of the database. */
export interface WrittenArchive {
  agencyId: string;
  unitId: string;
  postId: string;
  outsidePostId: string;
  people: readonly string[];
  versionId: string;
  dossierId: string;
  recordId: string;
  listId: string;
}

const sql = (parts: TemplateStringsArray) => parts.join('');

/** A dossier whose retention is over since 31 December 2024, on a list that lacks nothing but its second key. */
export async function writeArchive(
  owner: pg.Pool,
  more: { years?: number; securityClass?: string } = {},
): Promise<WrittenArchive> {
  const { years = 4, securityClass = 'B' } = more;
  const id = () => randomUUID();
  const [agencyId, unitId, otherUnitId, postId, outsidePostId] = [id(), id(), id(), id(), id()];
  const [versionId, dossierId, recordId, listId] = [id(), id(), id(), id()];
  const people = Array.from({ length: 8 }, id);
  const ask = (text: string, values: unknown[]) => owner.query(text, values);
  await ask(
    sql`insert into organization.agency (id, name, short_name, code, zone) values ($1, 'Kabupaten Arunika', 'Arunika', $2, 'Asia/Jayapura')`,
    [agencyId, `a${agencyId.slice(0, 8)}`],
  );
  for (const [at, unit] of [unitId, otherUnitId].entries())
    await ask(
      sql`insert into organization.unit (agency_id, id, code, name, kind, ancestor_ids, active_from) values ($1, $2::uuid, $3, 'Bagian Umum', 'division', array[$2::uuid], '2020-01-01')`,
      [agencyId, unit, `U${at}`],
    );
  for (const [post, unit] of [
    [postId, unitId],
    [outsidePostId, otherUnitId],
  ])
    await ask(
      sql`insert into organization.post (agency_id, id, unit_id, name, kind, ancestor_ids, active_from) values ($1, $2::uuid, $3, 'Kepala', 'structural', array[$2::uuid], '2020-01-01')`,
      [agencyId, post, unit],
    );
  for (const person of people)
    await ask(
      sql`insert into organization.person (agency_id, id, name, kind) values ($1, $2, 'Siti', 'pns')`,
      [agencyId, person],
    );
  await ask(
    sql`insert into archive.classification_version (agency_id, id, basis, scheme, starts_on, taken_in_by, taken_in_at) values ($1, $2, 'Pergub 30', 'regional', '2020-01-01', $3, now())`,
    [agencyId, versionId, people[0]],
  );
  await ask(
    sql`insert into archive.classification (agency_id, version_id, code, title, level, active_years, inactive_years, fate) values ($1, $2, '000', 'Umum', 1, 1, 1, 'destroy')`,
    [agencyId, versionId],
  );
  await ask(
    sql`insert into archive.dossier (agency_id, id, unit_id, year, number, version_id, code, title, security_class, opened_by, opened_at, closed_on, fate, inactive_until, retention_years)
      values ($1, $2, $3, 2020, 1, $4, '000', 'Rapat', $5, $6, now(), '2020-05-15', 'destroy', '2024-12-31', $7)`,
    [agencyId, dossierId, unitId, versionId, securityClass, people[0], years],
  );
  await ask(
    sql`insert into archive.record (agency_id, id, dossier_id, item_number, title, copy_state, filed_at) values ($1, $2, $3, 1, 'Notula', 'original', now())`,
    [agencyId, recordId, dossierId],
  );
  await ask(
    sql`insert into archive.record_file (agency_id, record_id, position, name, media_type, size, sha256) values ($1, $2, 1, 'notula.pdf', 'application/pdf', 3, repeat('a', 64))`,
    [agencyId, recordId],
  );
  await ask(
    sql`insert into archive.record_text (agency_id, record_id, edition, body, search) values ($1, $2, 1, 'isi notula', '')`,
    [agencyId, recordId],
  );
  await ask(
    sql`insert into archive.disposal_list (agency_id, id, kind, agency_kind, created_by, created_at, decree_number, decree_on, closed_by, closed_at,
        considered_by, considered_on, consideration_number, stipulated_by, stipulated_on, stipulation_number, report_number, report_by, report_on)
      values ($1, $2, 'destruction', 'regional', $3, now(), 'SK/1', '2025-01-01', $3, now(), $4, '2025-02-01', 'P/1', $5, '2025-03-01', 'K/1', 'BA/1', $3, '2025-04-01')`,
    [agencyId, listId, people[0], people[1], people[4]],
  );
  for (const [at, capacity] of ['records-unit-head', 'processing-unit-head', 'archivist'].entries())
    await ask(
      sql`insert into archive.panel_member (agency_id, list_id, person_id, capacity, is_chair) values ($1, $2, $3, $4, $5)`,
      [agencyId, listId, people[at + 1], capacity, at === 0],
    );
  await ask(
    sql`insert into archive.disposal_item (agency_id, list_id, dossier_id, unit_id, added_by, added_at, inactive_until, fate, retention_years) values ($1, $2, $3, $4, $5, now(), '2024-12-31', 'destroy', $6)`,
    [agencyId, listId, dossierId, unitId, people[0], years],
  );
  await ask(
    sql`insert into archive.appraisal (agency_id, list_id, dossier_id, person_id, appraised_on, physically_checked, opinion) values ($1, $2, $3, $4, '2025-01-15', true, 'agree')`,
    [agencyId, listId, dossierId, people[3]],
  );
  await ask(
    sql`insert into archive.approval (agency_id, list_id, authority, number, letter_on, recorded_by, recorded_at, cited) values ($1, $2, 'regional-head', 'B/1', '2025-02-10', $3, now(), true)`,
    [agencyId, listId, people[4]],
  );
  for (const [at, role] of ['legal-witness', 'supervision-witness'].entries())
    await ask(
      sql`insert into archive.disposal_hand (agency_id, list_id, role, person_id, at) values ($1, $2, $3, $4, now())`,
      [agencyId, listId, role, people[at + 6]],
    );
  return { agencyId, unitId, postId, outsidePostId, people, versionId, dossierId, recordId, listId };
}

/** Asks as one of the product's roles, in the context of an agency, as the product itself does. */
export async function askAs(
  databaseUrl: string,
  role: DatabaseRole,
  context: { agencyId: string; personId?: string; postIds?: readonly string[] },
  text: string,
  values: unknown[] = [],
): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: roleUrl(databaseUrl, role, testSecret) });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      "select set_config('app.agency', $1, true), set_config('app.person', $2, true), set_config('app.posts', $3, true)",
      [context.agencyId, context.personId ?? '', (context.postIds ?? []).join(',')],
    );
    const result = await client.query(text, values);
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}

/** Turns both keys of a list, as the application. */
export async function execute(databaseUrl: string, archive: WrittenArchive, executors?: readonly string[]) {
  const [first, second] = executors ?? [archive.people[0]!, archive.people[5]!];
  const turn = (which: string, person: string) =>
    askAs(
      databaseUrl,
      'pendopo_app',
      { agencyId: archive.agencyId },
      `update archive.disposal_list set ${which}_executed_by = $1, ${which}_executed_at = now() where id = $2`,
      [person, archive.listId],
    );
  await turn('first', first!);
  await turn('second', second!);
}
