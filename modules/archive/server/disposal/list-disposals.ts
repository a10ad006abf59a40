import { dayIn } from '#core/clock/clock.ts';
import { fail } from '#core/contract/errors.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, unitNames } from '#modules/organization/server/organization.api.ts';
import type { disposal } from '../../contract/disposal.ts';
import type { DisposalRow } from '../../contract/disposal-views.ts';
import type { DossierId } from '../../contract/terms.ts';
import { lifeCycles } from '../dossiers/life-cycles.ts';
import { refusalSentence } from '../print-why.ts';
import { disposalLaw } from '../rules/disposal/disposal-law.ts';
import { openItems } from '../rules/disposal/disposal-list.ts';
import type { RefusalCode } from '../rules/disposal/refusal.ts';
import { missingSteps } from '../rules/disposal/steps-done.ts';
import { loadList } from './act-on-list.ts';
import { waitsFor } from './awaited.ts';
import { disposalActor, disposalOffice } from './disposal-office.ts';
import { type DueRow, dueDossiers, findLists, itemLines } from './due.queries.ts';
import { onOtherList } from './lists.queries.ts';
import { findStubs } from './stubs.queries.ts';

/** Days and ids as a cursor tells them. */
const place = /^(\d{4})(\d\d)(\d\d)_([0-9a-f-]{36})$/;

function placeOf(cursor: string | undefined): { until: string; id: string } | null {
  if (cursor === undefined) return null;
  const [, year, month, day, id] = place.exec(cursor) ?? [];
  return id ? { until: `${year}-${month}-${day}`, id } : fail('core.invalid-input');
}

/** What is due today: found by what was reckoned last, judged anew before it is shown. */
export async function listDisposalCandidates(
  ctx: TxContext,
  input: InputOf<typeof disposal.candidates>,
): Promise<OutputOf<typeof disposal.candidates>> {
  const { kind, unitId, cursor, size } = input;
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  const search = { kind, today, unit: unitId ?? null, after: placeOf(cursor), size: size + 1 };
  const found = await dueDossiers(ctx.tx, search);
  const rows = found.slice(0, size);
  const ids = rows.map(({ id }) => id);
  const [{ reckoned }, elsewhere, units] = await Promise.all([
    lifeCycles(ctx, ids, today),
    onOtherList(ctx.tx, null, ids),
    unitNames(ctx.tx, [...new Set(rows.map((row) => row.unitId))]),
  ]);
  const { due } = disposalLaw.procedures[kind];
  const last = rows.at(-1);
  return {
    items: rows.flatMap(({ id, until: _, ...row }: DueRow) => {
      const life = reckoned.get(id)?.life;
      if (!life || (life.state !== due && life.state !== 'held')) return [];
      const { state, activeUntil, inactiveUntil, fate, retentionYears } = life;
      const unitName = units.get(row.unitId) ?? '—';
      const retention = { activeUntil, inactiveUntil, fate, retentionYears };
      return [{ ...row, dossierId: id, unitName, ...retention, state, onOtherList: elsewhere.has(id) }];
    }),
    next: found.length > size && last ? `${last.until.replaceAll('-', '')}_${last.id}` : null,
  };
}

export async function listDisposals(
  ctx: TxContext,
  input: InputOf<typeof disposal.list>,
): Promise<OutputOf<typeof disposal.list>> {
  const { kind = null, open = false, yours = false, size } = input;
  const search = { kind, open: open || yours, before: cursorId(input.cursor), size: size + 1 };
  const page = uuidPage(input, await findLists(ctx.tx, search));
  const loaded = await Promise.all(page.rows.map(({ id }) => loadList(ctx, id)));
  const people = await peopleByIds(ctx.tx, [...new Set(loaded.map(({ list }) => list.createdBy))]);
  const actor = ctx.actor.personId && (await disposalOffice(ctx.tx)) ? await disposalActor(ctx) : null;
  const items = loaded.map(
    ({ row, list }): DisposalRow => ({
      id: list.id,
      kind: list.kind,
      createdAt: row.created_at.toISOString(),
      createdBy: people.get(list.createdBy) ?? { id: list.createdBy, name: '—' },
      items: openItems(list).length,
      next: list.cancelled ? null : (missingSteps(list, disposalLaw)[0] ?? null),
      executed: list.secondExecution !== null,
      cancelled: list.cancelled !== null,
      yours: actor !== null && waitsFor(ctx, list, actor),
    }),
  );
  return { items: yours ? items.filter((item) => item.yours) : items, next: page.next };
}

export async function listDisposalItems(
  ctx: TxContext,
  input: InputOf<typeof disposal.items>,
): Promise<OutputOf<typeof disposal.items>> {
  const page = uuidPage(input, await itemLines(ctx.tx, input.listId, cursorId(input.cursor), input.size + 1));
  const [units, people] = await Promise.all([
    unitNames(ctx.tx, [...new Set(page.rows.map((row) => row.unitId))]),
    peopleByIds(ctx.tx, [
      ...new Set(page.rows.flatMap((row) => row.appraisals.map(({ by }) => by as PersonId))),
    ]),
  ]);
  const items = page.rows.map(({ id, droppedOn, dropCode, appraisals, ...row }) => ({
    ...row,
    dossierId: id,
    unitName: units.get(row.unitId) ?? '—',
    dropped:
      droppedOn && dropCode
        ? {
            on: droppedOn,
            code: dropCode,
            text: refusalSentence({ code: dropCode as RefusalCode }, ctx.locale, ctx.locales.text),
          }
        : null,
    appraisals: appraisals.map(({ by, ...one }) => ({
      ...one,
      by: people.get(by as PersonId) ?? { id: by as PersonId, name: '—' },
    })),
  }));
  return { items, next: page.next };
}

export async function listStubs(
  ctx: TxContext,
  input: InputOf<typeof disposal.stubs>,
): Promise<OutputOf<typeof disposal.stubs>> {
  const search = { list: input.listId ?? null, before: cursorId(input.cursor), size: input.size + 1 };
  const page = uuidPage(input, await findStubs(ctx.tx, search));
  const units = await unitNames(ctx.tx, [...new Set(page.rows.map((row) => row.unitId as UnitId))]);
  const items = page.rows.map(({ id: _, unitId, destroyedAt, ...row }) => ({
    ...row,
    dossierId: row.dossierId as DossierId,
    unitName: units.get(unitId) ?? '—',
    destroyedAt: destroyedAt.toISOString(),
  }));
  return { items, next: page.next };
}
