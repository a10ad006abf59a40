import type { PostId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import type { AmendedHow, DraftBox, DraftId, DraftStage } from '../../contract/terms.ts';
import type { ListedDraft, OpenStep } from './drafts.present.ts';

export interface ListQuestion {
  box: DraftBox;
  /** The reader's posts that are looked through. */
  posts: readonly PostId[];
  /** Units that the box is open to; which ones the box says. */
  units: readonly UnitId[];
  stages: readonly DraftStage[] | null;
  kinds: readonly string[] | null;
  /** Only of these units. */
  within: readonly UnitId[] | null;
  /** In lower case; all must stand in subject, recipients and kind, or all in the number. */
  words: readonly string[];
  /** Only what is held since before these: very urgent, urgent, usual. */
  lateSince: readonly Date[] | null;
  /** Only what was given back to the writer. */
  returned: boolean;
  /** The last id of the page before, or null for the first page. */
  edge: string | null;
  size: number;
}

/** A line of a list, with the step that is the reader's in the boxes of who is to act. */
export type DraftLine = ListedDraft & { unit_id: UnitId; step_id: string | null; ended: AmendedHow | null };

/** A line with what decides about reading it. */
export type ReadableLine = DraftLine & { readers: PostId[]; was_confidential: boolean };

const columns = `q.id, q.unit_id, q.kind_code, q.kind_name, q.subject, q.security_class, q.urgency, q.stage, q.addressed,
  q.drafted_post_id, q.held_since, q.returned, q.created_at, q.changed_at, q.version_number, q.destroyed_on, q.destroyed_report`;

/** Numbers that still count. */
const held = `n.state in ('reserved', 'signed', 'issued')`;

/**
 * What the letters that were sent to amend a letter made of it. Those of class R and SR stay unseen; what they made of the
 * letter is noted with it, since nobody may take it for one in force. Twin of `endedBy`. Index: draft_amends.
 */
const ended = (letter: 'f' | 'q') => `case when ${letter}.stage = 'sent' then coalesce((
    select case when bool_or(m.amends_how = 'withdraws') then 'withdrawn' when count(*) > 0 then 'replaced' end
    from outgoing.draft m
    where m.agency_id = core.agency_id() and m.amends_draft_id = ${letter}.id and m.stage = 'sent'), (
    select l.ended_how from outgoing.letter l where l.agency_id = core.agency_id() and l.id = ${letter}.id)) end as ended`;

const narrowed = `and q.id < $6 and ($3::text[] is null or q.stage = any ($3)) and ($4::text[] is null or q.kind_code = any ($4))
  and ($5::uuid[] is null or q.unit_id = any ($5))
  and ($10::boolean is not true or (q.returned and q.stage = 'draft'))
  and ($8::timestamptz[] is null or (
    q.held_since < (case q.urgency when 'sangat-segera' then ($8)[1] when 'segera' then ($8)[2] else ($8)[3] end)
    and (q.returned or q.stage not in ('draft', 'sent', 'cancelled'))))
  and ($9::text[] is null or q.search like all ($9) or q.id = any (array(
    select n.draft_id from outgoing.number n where n.agency_id = core.agency_id() and ${held} and lower(n.text) like all ($9))))`;

/** The newest of each post or unit by its own index, and those among them: several cost no sort of all rows. */
const eachOf = (values: '$1::uuid[]' | '$2::uuid[]', newest: string) =>
  `select one.* from unnest(${values}) as mine(of) cross join lateral (${newest} limit $7) one`;

/**
 * Bounded and ordered by the pair, so that only its own index serves: where a planner believes that all letters are of one
 * unit, it would else walk past those of the others.
 */
const drafted = (column: 'drafted_post_id' | 'unit_id') =>
  `select ${columns}, null::uuid as step_id from outgoing.draft q
   where q.agency_id = core.agency_id() and (q.${column}, q.id) < (mine.of, $6)
     and (q.${column}, q.id) > (mine.of, '00000000-0000-0000-0000-000000000000') ${narrowed}
   order by q.${column} desc, q.id desc`;

/** Those in which a post writes along; what was given back waits for the writer, and is not asked for here. */
const writtenAlong = `select ${columns}, null::uuid as step_id from outgoing.co_writer w
   join outgoing.draft q on q.agency_id = w.agency_id and q.id = w.draft_id
   where w.agency_id = core.agency_id() and (w.post_id, w.draft_id) < (mine.of, $6)
     and (w.post_id, w.draft_id) > (mine.of, '00000000-0000-0000-0000-000000000000') and $10::boolean is not true ${narrowed}
   order by w.post_id desc, w.draft_id desc`;

/** Each kind of step of each post by itself: the index has them in order. */
const stepped = (kinds: string) =>
  `select one.* from unnest($1::uuid[]) as mine(of) cross join unnest('{${kinds}}'::text[]) as its(kind) cross join lateral (
   select ${columns}, s.id as step_id from outgoing.step s
   join outgoing.draft q on q.agency_id = s.agency_id and q.id = s.draft_id
   where s.agency_id = core.agency_id() and s.post_id = mine.of and s.state = 'open' and s.kind = its.kind
     and s.draft_id < $6 ${narrowed} order by s.draft_id desc limit $7) one`;

const standing = (stage: 'signed' | 'sent', open: string) =>
  `select ${columns}, null::uuid as step_id from outgoing.draft q
   where q.agency_id = core.agency_id() and q.stage = '${stage}' and (${open}) ${narrowed} order by q.id desc limit $7`;

/**
 * What each box holds; twin of `mayReadDraft`, beside row-level security, which knows SR and R.
 * Indexes: draft_of_post, co_writer_of_post, step_waiting, draft_to_send, draft_sent, draft_of_unit.
 */
const boxes: Readonly<Record<DraftBox, string>> = {
  mine: `${eachOf('$1::uuid[]', drafted('drafted_post_id'))} union all ${eachOf('$1::uuid[]', writtenAlong)}`,
  initial: stepped('hierarchical,coordination'),
  sign: stepped('signature'),
  send: standing('signed', 'q.drafted_post_id = any ($1) or q.unit_id = any ($2)'),
  sent: standing(
    'sent',
    `q.security_class = 'B' or q.readers && $1::uuid[] or (q.security_class = 'T' and q.unit_id = any ($2))`,
  ),
  unit: eachOf('$2::uuid[]', drafted('unit_id')),
};

/** Above every id: a page always begins below some id, so that the index is entered there in any plan. */
const top = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** One page of a box, newest first, each letter once. */
export function listDrafts(tx: Tx, question: ListQuestion): Promise<DraftLine[]> {
  const { posts, units, stages, kinds, within, words, lateSince, returned, edge, size } = question;
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return tx.rows(
    `select f.*, n.text as number, n.letter_day, ${ended('f')} from (
       select distinct on (b.id) b.* from (${boxes[question.box]}) b order by b.id desc, b.step_id limit $7
     ) f
     left join outgoing.number n on n.agency_id = core.agency_id() and n.draft_id = f.id and ${held}
     where $1::uuid[] is not null and $2::uuid[] is not null
     order by f.id desc`,
    [
      posts,
      units,
      stages,
      kinds,
      within,
      edge ?? top,
      size,
      lateSince,
      words.length > 0 ? patterns : null,
      returned,
    ],
  );
}

/** The steps that are open on the letters: who holds them. Index: step_of_draft. */
export async function openStepsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, OpenStep[]>> {
  const rows = await tx.rows<OpenStep & { draft_id: string }>(
    `select draft_id, kind, post_id, opened_at from outgoing.step
     where agency_id = core.agency_id() and draft_id = any ($1::uuid[]) and state = 'open' order by draft_id, position, id`,
    [ids],
  );
  const byDraft = new Map<string, OpenStep[]>();
  for (const { draft_id, ...step } of rows) byDraft.set(draft_id, [...(byDraft.get(draft_id) ?? []), step]);
  return byDraft;
}

const withReaders = `select ${columns}, q.readers, q.was_confidential, null::uuid as step_id, n.text as number, n.letter_day, ${ended('q')}
     from outgoing.draft q
     left join outgoing.number n on n.agency_id = q.agency_id and n.draft_id = q.id and ${held}
     where q.agency_id = core.agency_id()`;

/** The answers to a letter, newest first, whatever box they are in. Index: draft_answers. */
export function answersOf(tx: Tx, letterId: LetterId, most: number): Promise<ReadableLine[]> {
  return tx.rows(`${withReaders} and q.answers_letter_id = $1 order by q.id desc limit $2`, [letterId, most]);
}

/** Letters by their ids; those that are not there are left out. */
export function linesByIds(tx: Tx, ids: readonly DraftId[]): Promise<ReadableLine[]> {
  return tx.rows(`${withReaders} and q.id = any ($1::uuid[])`, [ids]);
}

export interface DraftCounts {
  returned: number;
  toInitial: number;
  toSign: number;
  toSend: number;
}

/** What waits for the posts, and to be sent from the units. Indexes: draft_returned, step_waiting, draft_to_send. */
export async function countDrafts(
  tx: Tx,
  posts: readonly PostId[],
  units: readonly UnitId[],
): Promise<DraftCounts> {
  const [row] = await tx.rows<DraftCounts>(
    `select
       (select count(*) from outgoing.draft where agency_id = core.agency_id() and drafted_post_id = any ($1::uuid[]) and returned)
         as returned,
       count(distinct draft_id) filter (where kind <> 'signature') as "toInitial",
       count(distinct draft_id) filter (where kind = 'signature') as "toSign",
       (select count(*) from outgoing.draft where agency_id = core.agency_id() and stage = 'signed'
          and (drafted_post_id = any ($1) or unit_id = any ($2::uuid[]))) as "toSend"
     from outgoing.step where agency_id = core.agency_id() and post_id = any ($1) and state = 'open'`,
    [posts, units],
  );
  return row!;
}
