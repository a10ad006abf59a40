import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, unitNames } from '#modules/organization/server/organization.api.ts';
import type { dossiers } from '../../contract/dossiers.ts';
import type { ArrangementId, DossierId } from '../../contract/terms.ts';
import type { ArrangementView, DossierView } from '../../contract/views.ts';
import { dossiersCan } from '../dossiers/dossiers.policy.ts';
import { presentDossierRow } from '../dossiers/dossiers.present.ts';
import { type ArrangementRecord, arrangementsOf, findDossiers } from '../dossiers/dossiers.queries.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { ownUnits } from '../dossiers/own-units.ts';
import { showDossier } from '../dossiers/show-dossier.ts';
import { presentRecordRow } from '../records/records.present.ts';
import { recordsOfDossier } from '../records/records.queries.ts';

/** Dossiers as this actor may see them. */
export async function listDossiers(
  ctx: TxContext,
  input: InputOf<typeof dossiers.list>,
): Promise<OutputOf<typeof dossiers.list>> {
  const units = input.mine ? await ownUnits(ctx) : null;
  if (units?.length === 0) return { items: [], next: null };
  const rows = await findDossiers(ctx.tx, {
    units,
    classes: input.securityClass ?? null,
    q: input.q || null,
    unit: input.unitId ?? null,
    code: input.code || null,
    year: input.year ?? null,
    states: input.state ?? null,
    custody: input.custody ?? null,
    before: cursorId(input.cursor),
    size: input.size + 1,
  });
  const page = uuidPage(input, rows);
  const names = await unitNames(ctx.tx, [...new Set(page.rows.map((row) => row.unit_id as UnitId))]);
  return { items: page.rows.map((row) => presentDossierRow(row, names)), next: page.next };
}

export function openedDossier(ctx: TxContext, input: InputOf<typeof dossiers.show>): Promise<DossierView> {
  return showDossier(ctx, input.dossierId);
}

/** Records of a dossier in their order. */
export async function listRecords(
  ctx: TxContext,
  input: InputOf<typeof dossiers.records>,
): Promise<OutputOf<typeof dossiers.records>> {
  await loadDossier(ctx, input.dossierId);
  const rows = await recordsOfDossier(ctx.tx, input.dossierId, input.after, input.size + 1);
  const shown = rows.slice(0, input.size);
  return {
    items: shown.map(presentRecordRow),
    next: rows.length > input.size ? (shown.at(-1)?.item_number ?? null) : null,
  };
}

/** What was done to a dossier; only the last of it can be undone. */
export async function listArrangements(
  ctx: TxContext,
  input: InputOf<typeof dossiers.history>,
): Promise<OutputOf<typeof dossiers.history>> {
  const { rights } = await loadDossier(ctx, input.dossierId);
  const before = cursorId(input.cursor);
  const rows = await arrangementsOf(ctx.tx, input.dossierId, before, input.size + 1);
  const page = uuidPage(input, rows);
  const people = await peopleByIds(ctx.tx, [...new Set(page.rows.map((row) => row.done_by as PersonId))]);
  const last = before === null ? page.rows.find((row) => row.undone_at === null) : undefined;
  // A dossier that went into another one is brought back by who keeps it.
  const keeps = dossiersCan(ctx.actor, { ...rights, merged: false }).arrange;
  return {
    items: page.rows.map((row) => presentArrangement(row, people, keeps && row === last && isUndoable(row))),
    next: page.next,
  };
}

export function isUndoable({ kind }: Pick<ArrangementRecord, 'kind'>): boolean {
  return kind !== 'close' && kind !== 'reopen';
}

function presentArrangement(
  row: ArrangementRecord,
  people: Awaited<ReturnType<typeof peopleByIds>>,
  canUndo: boolean,
): ArrangementView {
  return {
    id: row.id as ArrangementId,
    kind: row.kind,
    dossierId: row.dossier_id as DossierId,
    into: row.into_id as DossierId | null,
    titleBefore: row.title_before,
    records: row.records.length,
    reason: row.reason,
    doneBy: { id: row.done_by as PersonId, name: people.get(row.done_by as PersonId)?.name ?? '—' },
    doneAt: row.done_at.toISOString(),
    undoneAt: row.undone_at?.toISOString() ?? null,
    canUndo,
  };
}
