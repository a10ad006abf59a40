import { type RawBuilder, sql } from 'kysely';
import type { PostId, UnitId } from '#core/contract/ids.ts';
import { askedOften } from '#core/db/asked-often.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import { numberPart, withNumberParts } from '../contract/search-words.ts';
import type { DocumentId, LetterId } from '../contract/terms.ts';
import type { LettersTables } from './letters.tables.ts';

export const db = tablesOf<LettersTables>();

/** What a line in a list shows. */
const listed = [
  'id',
  'agenda_number',
  'book_year',
  'received_at',
  'letter_number',
  'letter_date',
  'sender',
  'subject',
  'letter_type',
  'security_class',
  'urgency',
  'stage',
  'deadline',
  'destroyed_on',
  'destroyed_report',
] as const;

/** What the page of a letter shows. */
export const wholeLetter = [
  ...listed,
  'version',
  'unit_id',
  'book_id',
  'channel',
  'signer',
  'addressed_to',
  'summary',
  'classification_code',
  'printed_nature',
  'attachment_count',
  'attachment_note',
  'event_date',
  'event_end_date',
  'event_start',
  'event_end',
  'event_place',
  'reply_to',
  'receipt_code',
  'registered_at',
  'registered_by',
  'registered_post',
  'settled_at',
  'settled_note',
  'settled_from',
] as const;

/** The columns of a line in a list. */
export function listedLetters() {
  return db
    .selectFrom('letters.letter as letter')
    .where('letter.agency_id', '=', sql<string>`core.agency_id()`)
    .select(listed.map((column) => `letter.${column}` as const));
}

/**
 * The rule for class T, beside row-level security, which knows R and SR: the units whose letters the actor sees, or
 * being named. Twin of `mayRead`.
 */
export function readableIn(units: readonly UnitId[] | RawBuilder<readonly UnitId[]>) {
  return sql<boolean>`(letter.security_class <> 'T' or letter.unit_id = any(${units}::uuid[]) or exists (
    select from letters.reader r where r.agency_id = letter.agency_id and r.letter_id = letter.id))`;
}

const byIds = askedOften<{ ids: readonly LetterId[]; units: readonly UnitId[] }>()((value) =>
  listedLetters()
    .where('letter.id', '=', sql<string>`any(${value.ids}::uuid[])`)
    .where(readableIn(value.units)),
);

/** The letters of the given ids that the actor may see, in no particular order. */
export function lettersByIds(tx: Tx, ids: readonly LetterId[], units: readonly UnitId[]) {
  return byIds.page(tx, { ids, units });
}
export type ListedLetter = Awaited<ReturnType<typeof lettersByIds>>[number];

export interface Search {
  q: string | null;
  units: readonly UnitId[];
  stages: readonly string[] | null;
  classes: readonly string[] | null;
  urgencies: readonly string[] | null;
  types: readonly string[] | null;
  from: Date | null;
  to: Date | null;
  unit: UnitId | null;
  book: string | null;
  overdueOn: string | null;
  before: string | null;
  size: number;
}

/** As the database is asked: `part` is looked for in the numbers of the letters. */
type AskedSearch = Search & { part: string | null };

/** The letters of a search, trimmed by right inside it. Index: letter_recent, letter_search, letter_number_part. */
const searched = askedOften<AskedSearch>();
function foundIds(s: { [Field in keyof AskedSearch]: RawBuilder<AskedSearch[Field]> }) {
  return sql<{
    id: string;
  }>`letters.find_ids(${s.q}, ${s.part}, ${s.units}::uuid[], ${s.stages}::text[], ${s.classes}::text[],
    ${s.urgencies}::text[], ${s.types}::text[], ${s.from}, ${s.to}, ${s.unit}, ${s.book}, ${s.overdueOn}, ${s.before}, ${s.size})`.as<'found'>(
    sql`found(id)`,
  );
}

/** The agenda book of a line, where the agency has another one as well. Index: the key of the books. */
const bookName = sql<string | null>`(
  select b.name from letters.book b where b.agency_id = letter.agency_id and b.id = letter.book_id
    and exists (select from letters.book o where o.agency_id = core.agency_id() and o.id <> letter.book_id))`;

const found = searched((search) =>
  listedLetters()
    .select(bookName.as('book_name'))
    .innerJoin(foundIds(search), (join) => join.onRef('letter.id', '=', sql.ref('found.id')))
    .orderBy('letter.id', 'desc'),
);

const asAsked = (search: Search): AskedSearch => ({
  ...search,
  q: search.q && withNumberParts(search.q),
  part: search.q && numberPart(search.q),
});

/** One page of the register, newest first. */
export function findLetters(tx: Tx, search: Search) {
  return found.page(tx, asAsked(search));
}

const foundAtStages = searched((search) =>
  db
    .selectFrom('letters.letter as letter')
    .where('letter.agency_id', '=', sql<string>`core.agency_id()`)
    .innerJoin(foundIds(search), (join) => join.onRef('letter.id', '=', sql.ref('found.id')))
    .select(['letter.stage', sql<number>`count(*)`.as('count')])
    .groupBy('letter.stage'),
);

/** How many letters a search finds at each stage, at most its size altogether. */
export function countFound(tx: Tx, search: Search) {
  return foundAtStages.all(tx, asAsked(search));
}

/** Above every id: a page always begins below some id, so that the index is entered there in any plan. */
const top = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Below every id, for lists that begin with the oldest. */
const bottom = '00000000-0000-0000-0000-000000000000';

interface WaitingPage {
  oldest: boolean;
  /** The letter and the post of the last row of the page before; null for the first page. */
  edge: { id: string; post: string } | null;
  size: number;
}

/**
 * A row for each post that a letter waits at. Each post's own are read in their order and cut to a page before the
 * letters are fetched. Index: addressee_inbox.
 */
function waiting(direction: 'asc' | 'desc') {
  const [within, beyond] = direction === 'asc' ? (['>=', '>'] as const) : (['<=', '<'] as const);
  return askedOften<{ posts: readonly PostId[]; letter: string; post: string; size: number }>()((value) => {
    const own = db
      .selectFrom('letters.addressee as a')
      .where('a.agency_id', '=', sql<string>`core.agency_id()`)
      .where('a.post_id', '=', sql<string>`mine.post`)
      .where('a.answered_at', 'is', null)
      .where('a.letter_id', within, value.letter)
      .where((eb) => eb.or([eb('a.letter_id', beyond, value.letter), eb('a.post_id', beyond, value.post)]))
      .select(['a.letter_id', 'a.post_id', 'a.opened_at'])
      .orderBy('a.letter_id', direction)
      .limit(value.size);
    const page = db
      .selectFrom(sql<{ post: string }>`unnest(${value.posts}::uuid[])`.as<'mine'>(sql`mine(post)`))
      .innerJoinLateral(own.as('one'), (join) => join.onTrue())
      .select(['one.letter_id', 'one.post_id', 'one.opened_at'])
      .orderBy('one.letter_id', direction)
      .orderBy('one.post_id', direction)
      .limit(value.size);
    return listedLetters()
      .innerJoin(page.as('addressee'), (join) => join.onRef('addressee.letter_id', '=', 'letter.id'))
      .select(['addressee.post_id', 'addressee.opened_at'])
      .orderBy('letter.id', direction)
      .orderBy('addressee.post_id', direction);
  });
}
const waitingOldest = waiting('asc');
const waitingNewest = waiting('desc');

/** Letters that wait for a first disposition of the posts, newest or oldest first. */
export function waitingLetters(tx: Tx, posts: readonly PostId[], { oldest, edge, size }: WaitingPage) {
  const from = edge ?? (oldest ? { id: bottom, post: bottom } : { id: top, post: top });
  return (oldest ? waitingOldest : waitingNewest).page(tx, { posts, letter: from.id, post: from.post, size });
}

const waitingCounts = askedOften<{ posts: readonly PostId[] }>()((value) =>
  db
    .selectFrom('letters.addressee')
    .where('agency_id', '=', sql<string>`core.agency_id()`)
    .where('post_id', '=', sql<string>`any(${value.posts}::uuid[])`)
    .where('answered_at', 'is', null)
    .select([
      sql<number>`count(*) filter (where opened_at is null)`.as('unread'),
      sql<number>`count(*)`.as('undisposed'),
    ]),
);

/** How many letters wait for the posts: unread, and not yet disposed. Index: addressee_inbox. */
export async function countWaiting(tx: Tx, posts: readonly PostId[]) {
  const [counts] = await waitingCounts.all(tx, { posts });
  return counts!;
}

const wholeById = askedOften<{ id: LetterId }>();
const letterOf = (value: { id: RawBuilder<LetterId> }) =>
  db
    .selectFrom('letters.letter as letter')
    .innerJoin('letters.book as book', (join) =>
      join.onRef('book.agency_id', '=', 'letter.agency_id').onRef('book.id', '=', 'letter.book_id'),
    )
    .where('letter.agency_id', '=', sql<string>`core.agency_id()`)
    .where('letter.id', '=', value.id)
    .select([...wholeLetter.map((column) => `letter.${column}` as const), 'book.name as book_name']);
const whole = wholeById(letterOf);
const wholeLocked = wholeById((value) => letterOf(value).forUpdate('letter'));

/** The whole letter; `lock` keeps others from changing it until the transaction ends. */
export async function letterById(tx: Tx, id: LetterId, options: { lock?: boolean } = {}) {
  const [letter] = await (options.lock ? wholeLocked : whole).all(tx, { id });
  return letter;
}
export type LetterRecord = NonNullable<Awaited<ReturnType<typeof letterById>>>;

const ofLetter = askedOften<{ id: LetterId }>();
const addressees = ofLetter((value) =>
  db
    .selectFrom('letters.addressee')
    .where('agency_id', '=', sql<string>`core.agency_id()`)
    .where('letter_id', '=', value.id)
    .select(['post_id', 'opened_at', 'answered_at']),
);

/** The posts that a letter was passed to, in the order of their naming. */
export function addresseesOf(tx: Tx, id: LetterId) {
  return addressees.all(tx, { id });
}
export type AddresseeRecord = Awaited<ReturnType<typeof addresseesOf>>[number];

/** The posts that are named as readers, told only to those who may know. */
export async function readersOf(tx: Tx, id: LetterId): Promise<PostId[]> {
  const rows = await tx.rows<{ post_id: PostId }>(
    'select readers_of as post_id from letters.readers_of($1)',
    [id],
  );
  return rows.map((row) => row.post_id);
}

function documents() {
  return db
    .selectFrom('letters.document')
    .where('agency_id', '=', sql<string>`core.agency_id()`)
    .select([
      'id',
      'intake_id',
      'letter_id',
      'file_id',
      'position',
      'name',
      'media_type',
      'sha256',
      'state',
      'failure',
      'page_count',
      'searchable_sha256',
    ])
    .orderBy('position');
}

const onLetter = ofLetter((value) => documents().where('letter_id', '=', value.id));

export function documentsOfLetter(tx: Tx, id: LetterId) {
  return onLetter.all(tx, { id });
}
export type DocumentRecord = Awaited<ReturnType<typeof documentsOfLetter>>[number];

/** Documents of incoming mail, with what reading them proposed. */
export function documentsOfIntakes(tx: Tx, ids: readonly string[]) {
  return tx.all(documents().select('proposals').where('intake_id', '=', sql<string>`any(${ids}::uuid[])`));
}

export type MailDocument = Awaited<ReturnType<typeof documentsOfIntakes>>[number];

export function documentById(tx: Tx, id: DocumentId) {
  return tx.maybe(documents().where('id', '=', id));
}

/** Senders entered before that contain the words, of letters that the actor may see. */
export async function knownSenders(tx: Tx, words: string, units: readonly UnitId[]): Promise<string[]> {
  const rows = await tx.rows<{ sender: string }>('select sender from letters.known_senders($1, $2)', [
    `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`,
    units,
  ]);
  return rows.map((row) => row.sender);
}
