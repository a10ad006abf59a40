import type { Tx } from '#core/db/tx.ts';
import type {
  ClassificationVersionId,
  Custody,
  DossierId,
  HoldId,
  HoldReason,
  RecordId,
  TriggerEventId,
} from '../../contract/terms.ts';
import type { DossierFacts } from '../rules/retention/dossier-facts.ts';
import type { LifeCycle } from '../rules/retention/life-cycle.ts';

interface FactsRow {
  id: DossierId;
  facts: {
    code: string;
    version_id: string | null;
    closed_on: string | null;
    custody: Custody;
    permanent: boolean;
    vital: boolean;
    safeguarded: boolean;
    disposed_kind: 'destruction' | 'handover' | null;
    disposed_on: string | null;
    records: {
      id: RecordId;
      code: string | null;
      version_id: string | null;
      excepted: boolean | null;
      permanent: boolean;
      vital: boolean;
      safeguarded: boolean;
    }[];
    events: {
      id: TriggerEventId;
      period: 'active' | 'inactive';
      words: string;
      occurred_on: string | null;
      recorded_on: string;
      corrects: TriggerEventId | null;
    }[];
    holds: {
      id: HoldId;
      reason: HoldReason;
      from: string;
      lifted_on: string | null;
      record_id: RecordId | null;
    }[];
    reappraisals: { on: string; fate: 'destroy' | 'permanent'; keep_until: string | null }[];
  };
}

/**
 * Everything that the retention of dossiers depends on, of those that the walls show.
 * @param supplied the version that stands for the list of the product
 */
export async function factsOfDossiers(
  tx: Tx,
  ids: readonly DossierId[],
  supplied: ClassificationVersionId,
): Promise<DossierFacts[]> {
  const rows = await tx.rows<FactsRow>(
    `select d.id, json_build_object('code', d.code, 'version_id', d.version_id, 'closed_on', d.closed_on, 'custody', d.custody,
       'permanent', d.permanent, 'vital', d.vital, 'safeguarded', d.safeguarded, 'disposed_kind', d.disposed_kind, 'disposed_on', d.disposed_on,
       'records', (select coalesce(json_agg(json_build_object('id', r.id, 'code', r.code, 'version_id', r.version_id, 'excepted', r.excepted,
          'permanent', r.permanent, 'vital', r.vital, 'safeguarded', r.safeguarded)), '[]')
         from archive.record r where r.agency_id = d.agency_id and r.dossier_id = d.id),
       'events', (select coalesce(json_agg(json_build_object('id', e.id, 'period', e.period, 'words', e.words, 'occurred_on', e.occurred_on,
          'recorded_on', (e.recorded_at at time zone a.zone)::date, 'corrects', e.corrects) order by e.id), '[]')
         from archive.trigger_event e where e.agency_id = d.agency_id and e.dossier_id = d.id),
       'holds', (select coalesce(json_agg(json_build_object('id', h.id, 'reason', h.reason, 'from', h.from_day, 'lifted_on', h.lifted_on,
          'record_id', h.record_id)), '[]') from archive.hold h where h.agency_id = d.agency_id and (h.dossier_id = d.id
            or h.record_id = any (array(select r.id from archive.record r where r.agency_id = d.agency_id and r.dossier_id = d.id)))),
       'reappraisals', (select coalesce(json_agg(json_build_object('on', p.decided_on, 'fate', p.fate, 'keep_until', p.keep_until)), '[]')
         from archive.reappraisal p where p.agency_id = d.agency_id and p.dossier_id = d.id)) as facts
     from archive.dossier d join organization.agency a on a.id = d.agency_id
     where d.agency_id = core.agency_id() and d.id = any ($1::uuid[])`,
    [ids],
  );
  const version = (id: string | null) => (id ?? supplied) as ClassificationVersionId;
  return rows.map(({ id, facts }) => ({
    id,
    code: facts.code,
    versionId: version(facts.version_id),
    closedOn: facts.closed_on,
    custody: facts.custody,
    permanent: facts.permanent,
    vital: facts.vital,
    safeguarded: facts.safeguarded,
    records: facts.records.map(({ code, version_id, ...record }) => ({
      ...record,
      own: code === null ? null : { code, versionId: version(version_id) },
    })),
    events: facts.events.map(({ occurred_on, recorded_on, ...event }) => ({
      ...event,
      occurredOn: occurred_on,
      recordedOn: recorded_on,
    })),
    holds: facts.holds.map(({ lifted_on, record_id, ...hold }) => ({
      ...hold,
      liftedOn: lifted_on,
      recordId: record_id,
    })),
    reappraisals: facts.reappraisals.map(({ keep_until, ...made }) => ({ ...made, keepUntil: keep_until })),
    disposed:
      facts.disposed_kind && facts.disposed_on ? { kind: facts.disposed_kind, on: facts.disposed_on } : null,
  }));
}

/** Those that stand elsewhere than an open dossier always does. */
export async function dossiersThatMayMove(tx: Tx, ids: readonly DossierId[]): Promise<DossierId[]> {
  const rows = await tx.rows<{ id: DossierId }>(
    `select id from archive.dossier where agency_id = core.agency_id() and id = any ($1::uuid[])
       and (closed_on is not null or disposed_on is not null or state <> 'open')`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Writes what was reckoned, for lists. */
export async function writeReckoned(
  tx: Tx,
  reckoned: readonly { id: DossierId; life: LifeCycle }[],
  day: string,
): Promise<void> {
  const rows = reckoned.map(({ id, life }) => ({
    id,
    state: life.state,
    fate: life.fate,
    active_until: life.activeUntil,
    inactive_until: life.inactiveUntil,
    retention_years: life.retentionYears,
  }));
  await tx.rows(
    `update archive.dossier d set state = r.state, fate = r.fate, active_until = r.active_until, inactive_until = r.inactive_until,
       retention_years = r.retention_years, reckoned_on = $2
     from jsonb_to_recordset($1::jsonb) as r(id uuid, state text, fate text, active_until date, inactive_until date, retention_years smallint)
     where d.agency_id = core.agency_id() and d.id = r.id`,
    [JSON.stringify(rows), day],
  );
}

/** Closed dossiers that were not reckoned on a day yet, at most so many. Index: dossier_reckoned. */
export async function dossiersToReckon(tx: Tx, day: string, most: number): Promise<DossierId[]> {
  const rows = await tx.rows<{ id: DossierId }>(
    `select id from archive.dossier where agency_id = core.agency_id() and disposed_on is null and merged_into is null
       and closed_on is not null and (reckoned_on is null or reckoned_on < $1) order by id limit $2`,
    [day, most],
  );
  return rows.map(({ id }) => id);
}
