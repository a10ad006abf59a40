import { found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { RetentionView, retention } from '../../contract/retention.ts';
import type { DossierId } from '../../contract/terms.ts';
import { lifeCycles, reckonDossiers } from '../dossiers/life-cycles.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { type MarkRow, marksOf } from '../holds/marks.queries.ts';
import type { WhyStep } from '../rules/retention/why.ts';
import { retentionCan } from './load-retention.ts';
import { type EventRow, eventsOf, type HoldRow, holdsOf, reappraisalsOf } from './retention.queries.ts';

export function showRetention(ctx: TxContext, input: InputOf<typeof retention.show>): Promise<RetentionView> {
  return presentRetention(ctx, input.dossierId);
}

/** After a change: where the dossier stands is reckoned anew for the lists, and all of it is shown. */
export async function reckonAndShow(ctx: TxContext, id: DossierId): Promise<RetentionView> {
  await reckonDossiers(ctx, [id]);
  return presentRetention(ctx, id);
}

async function presentRetention(ctx: TxContext, id: DossierId): Promise<RetentionView> {
  const { tx } = ctx;
  const { rights } = await loadDossier(ctx, id);
  const [events, holds, marks, reappraisals, { reckoned }] = await Promise.all([
    eventsOf(tx, id),
    holdsOf(tx, id),
    marksOf(tx, id),
    reappraisalsOf(tx, id),
    lifeCycles(ctx, [id]),
  ]);
  const named = [
    ...events.map((one) => one.recorded_by),
    ...holds.flatMap((one) => [one.placed_by, one.lifted_by]),
    ...marks.flatMap((one) => [one.set_by, one.taken_off_by]),
    ...reappraisals.map((one) => one.recorded_by),
  ];
  const people = await peopleByIds(tx, [...new Set(named.filter((one) => one !== null))]);
  const person = (who: PersonId) => people.get(who) ?? { id: who, name: '—' };
  const corrected = new Set(events.map(({ corrects }) => corrects));
  return {
    awaited: found(reckoned.get(id)).life.why.flatMap(awaitedWords),
    events: events.map((one) => presentEvent(one, corrected.has(one.id), person)),
    holds: holds.map((one) => presentHold(one, person)),
    marks: marks.map((one) => presentMark(one, person)),
    reappraisals: reappraisals.map((one) => ({
      id: one.id,
      on: one.decided_on,
      fate: one.fate,
      keepUntil: one.keep_until,
      minutes: one.minutes,
      by: person(one.recorded_by),
      at: one.recorded_at.toISOString(),
    })),
    can: retentionCan(ctx.actor, rights),
  };
}

function awaitedWords(step: WhyStep): RetentionView['awaited'] {
  if (step.code === 'awaiting-event') return [{ period: 'active', words: step.words }];
  if (step.code === 'awaiting-inactive-event') return [{ period: 'inactive', words: step.words }];
  return [];
}

type Names = (who: PersonId) => { id: PersonId; name: string };

const presentEvent = (row: EventRow, corrected: boolean, person: Names): RetentionView['events'][number] => ({
  id: row.id,
  period: row.period,
  words: row.words,
  occurredOn: row.occurred_on,
  corrects: row.corrects,
  reason: row.reason,
  corrected,
  by: person(row.recorded_by),
  at: row.recorded_at.toISOString(),
});

const presentHold = (row: HoldRow, person: Names): RetentionView['holds'][number] => ({
  id: row.id,
  recordId: row.record_id,
  reason: row.reason,
  reference: row.reference,
  note: row.note,
  from: row.from_day,
  by: person(row.placed_by),
  at: row.placed_at.toISOString(),
  lifted:
    row.lifted_on && row.lifted_by
      ? { on: row.lifted_on, by: person(row.lifted_by), reason: row.lifted_note ?? '—' }
      : null,
});

const presentMark = (row: MarkRow, person: Names): RetentionView['marks'][number] => ({
  id: row.id,
  dossierId: row.dossier_id,
  recordId: row.record_id,
  mark: row.mark,
  category: row.category,
  reason: row.reason,
  by: person(row.set_by),
  at: row.set_at.toISOString(),
  takenOff:
    row.taken_off_by && row.taken_off_at
      ? {
          by: person(row.taken_off_by),
          at: row.taken_off_at.toISOString(),
          reason: row.taken_off_reason ?? '—',
        }
      : null,
});
