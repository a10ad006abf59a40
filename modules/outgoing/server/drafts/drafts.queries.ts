import { type RawBuilder, sql } from 'kysely';
import { askedOften } from '#core/db/asked-often.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { DraftId, StepId } from '../../contract/terms.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';

export const db = tablesOf<OutgoingTables>();
const agency = sql<string>`core.agency_id()`;

const whole = [
  'id',
  'unit_id',
  'kind_code',
  'kind_name',
  'stage',
  'facts',
  'subject',
  'security_class',
  'urgency',
  'addressed',
  'drafted_post_id',
  'drafted_by',
  'readers',
  'taking_part',
  'was_confidential',
  'answers_letter_id',
  'answers_desk_id',
  'amends_draft_id',
  'amends_how',
  'amends_issuing_post_id',
  'version_number',
  'revision',
  'held_since',
  'returned',
  'created_at',
  'changed_at',
  'settled_note',
  'destroyed_on',
  'destroyed_report',
] as const;

const byId = askedOften<{ id: DraftId }>();
const draftOf = (value: { id: RawBuilder<DraftId> }) =>
  db
    .selectFrom('outgoing.draft as draft')
    .leftJoin('outgoing.number as number', (join) =>
      join
        .onRef('number.agency_id', '=', 'draft.agency_id')
        .onRef('number.draft_id', '=', 'draft.id')
        .on('number.state', 'in', ['reserved', 'signed', 'issued']),
    )
    .leftJoin('outgoing.letter as letter', (join) =>
      join.onRef('letter.agency_id', '=', 'draft.agency_id').onRef('letter.id', '=', 'draft.id'),
    )
    .leftJoin('outgoing.awaited_stamp as stamp', (join) =>
      join.onRef('stamp.agency_id', '=', 'draft.agency_id').onRef('stamp.draft_id', '=', 'draft.id'),
    )
    .where('draft.agency_id', '=', agency)
    .where('draft.id', '=', value.id)
    .select([
      ...whole.map((column) => `draft.${column}` as const),
      'number.text as number',
      'number.letter_day',
      'letter.signed_at',
      'letter.sent_at',
      'letter.ended_how',
      'letter.verification_code',
      // Of its newest edition.
      sql<string | null>`coalesce((select e.level from outgoing.edition e
        where e.agency_id = letter.agency_id and e.letter_id = letter.id order by e.number desc limit 1), letter.level)`.as(
        'level',
      ),
      'stamp.since as stamp_since',
      'stamp.awaits as stamp_awaits',
      'stamp.reason as stamp_reason',
      'stamp.gives_up_at as stamp_gives_up_at',
      'stamp.settled_at as stamp_settled_at',
      'stamp.outcome as stamp_outcome',
    ]);
const open = byId(draftOf);
const locked = byId((value) => draftOf(value).forUpdate('draft'));

/** The draft with its number and what became of it; `lock` keeps others from changing it until the transaction ends. */
export async function draftById(tx: Tx, id: DraftId, options: { lock?: boolean } = {}) {
  const [draft] = await (options.lock ? locked : open).all(tx, { id });
  return draft;
}
export type DraftRecord = NonNullable<Awaited<ReturnType<typeof draftById>>>;

const steps = byId((value) =>
  db
    .selectFrom('outgoing.step')
    .where('agency_id', '=', agency)
    .where('draft_id', '=', value.id)
    .select([
      'id',
      'round',
      'position',
      'kind',
      'post_id',
      'state',
      'version_number',
      'opened_at',
      'settled_at',
      'settled_by',
      'note',
    ])
    .orderBy('round')
    .orderBy('position')
    .orderBy('id'),
);

/** The steps of all rounds of a draft, in the order of its way. Index: step_of_draft. */
export function stepsOf(tx: Tx, id: DraftId) {
  return steps.all(tx, { id });
}
export type StepRecord = Awaited<ReturnType<typeof stepsOf>>[number];

/** The draft that a step belongs to; it is locked before the step is settled. */
export async function draftOfStep(tx: Tx, id: StepId): Promise<DraftId | undefined> {
  const row = await tx.maybe(
    db.selectFrom('outgoing.step').select('draft_id').where('agency_id', '=', agency).where('id', '=', id),
  );
  return row?.draft_id as DraftId | undefined;
}
