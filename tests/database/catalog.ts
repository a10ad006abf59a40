import type pg from 'pg';

type Ask = Pick<pg.ClientBase | pg.Pool, 'query'>;

/** Tables that belong to no agency; each with its reason. */
export const commonTables: Record<string, string> = {
  'identity.spent_challenge': 'challenges that were answered, before anyone is known',
  'core.spent_key':
    'digests of idempotency keys of people who have not signed in; reached through functions only',
  'core.throttle': 'counters of tries before anyone is known; reached through functions only',
};

/** Functions that pass row-level security, because the agency is not known yet or for speed; each was read by a person. */
export const trustedFunctions: Record<string, string> = {
  'staff.entry_facts': 'worker only; tells what entries of one agency say, of their content a digest',
  'staff.newest_entries': 'worker only; ids of entries of one agency, whatever their kind',
  'core.add_job': 'writes a job into the queue, whose tables belong to another role',
  'core.ensure_event_partitions': 'makes next years partitions',
  'core.forget_expired': 'clears keys and counters of all agencies',
  'files.enroll_objects': 'asks the rows of one agency, of all schemas, which objects they name',
  'core.objects_without_row':
    'asks the rows of all agencies whether they name an object; answers with names it was given',
  'archive.may_read':
    'asks whether the actor may read a confidential dossier, for the policies of the archive',
  'archive.may_name': 'asks whether the actor may name readers of a dossier, whom row-level security hides',
  'archive.holds_on': 'asks whether the actor holds a right on a unit, for the walls of emergency openings',
  'archive.opened_record':
    'names the record that the transaction looks at through an emergency opening of its person that stands',
  'archive.opened_dossier': 'names the dossier of that record, for the policy of the dossier itself',
  'archive.open_in_emergency':
    'finds what the walls hide from who may open it in an emergency, and writes the opening; tells of nothing else',
  'archive.readers_of': 'tells the readers of a dossier to those who may read it',
  'archive.guard_execution':
    'asks everything of a list before its second key turns, also of dossiers that are hidden',
  'archive.stays_inside':
    'a trigger, callable by no role; a record leaves no dossier on hold, by whoever may not read the hold',
  'archive.evidence_stays': 'keeps what belongs to an executed list as it is',
  'archive.is_destroyed': 'asks whether a destruction of a dossier was executed',
  'archive.reads_whole':
    'asks whether the actor may read a dossier with every record in it, some of which the walls hide',
  'archive.hidden_items':
    'counts the items of a list that the actor may not read, and tells nothing else of them',
  'archive.on_other_list': 'asks which of the named dossiers a list holds that the actor may not read',
  'archive.destruction_of': 'callable by no role; by which report a thing of another module was destroyed',
  'archive.destroyed_stays_out': 'a trigger, callable by no role; what was destroyed is not filed again',
  'files.forget': 'callable by no role; removes files that nothing names any more, of whatever table',
  'letters.forget':
    'worker only; takes away a letter that the archive destroyed, and asks the archive itself',
  'letters.destroyed_stays': 'a trigger, callable by no role; only what the archive destroyed is marked so',
  'letters.stays_forgotten': 'a trigger, callable by no role; a destroyed letter takes nothing in',
  'dispositions.stays_forgotten': 'a trigger, callable by no role; nothing is said about a destroyed letter',
  'dispositions.forget': 'worker only; takes away what was said about a letter that the archive destroyed',
  'outgoing.forget': 'worker only; takes away a sent letter that the archive destroyed',
  'outgoing.draft_stands': 'a trigger, callable by no role; asks the archive whether a letter was destroyed',
  'ledger.forget_words':
    'worker only; takes the words out of an event of a destroyed letter whose leaf was erased',
  'archive.take_away':
    'removes the records of an executed destruction, which no role may delete; the walls of each table ask again',
  'archive.dossiers_in': 'counts the dossiers in a place, confidential ones too',
  'archive.same_content':
    'tells of records of the same content, by the walls of the archive for the acting posts',
  'archive.shown_by_link':
    'shows what a link holds, never R or SR, to whoever has its token; nothing once it has ended',
  'archive.note_opening': 'keeps that a link was opened, by who is of no agency; reads and tells nothing',
  'archive.may_borrow': 'asks whether a post may read a dossier, for who may read it themselves',
  'archive.find_records':
    'searches by the text index; applies the walls of the archive itself, its rows are read through them again',
  'archive.find_facets': 'counts what a search finds, by the walls of the archive',
  'archive.find_alike': 'finds records by the words of one, by the walls of the archive for both',
  'archive.words_meant':
    'puts mistyped words right by the trigram index, out of records that the whole agency may read',
  'attendance.forget_photos':
    'worker only; removes photos of check-ins whose time is over, with the rows of their files, of one agency',
  'core.refund_throttle': 'gives a try back after a success',
  'core.return_key': 'gives a key back after a refusal',
  'core.spend_key': 'takes a key before anyone is known',
  'core.try_throttle': 'counts tries before anyone is known',
  'dispositions.is_reader': 'asks whether the actor reads the dispositions of a letter, for their policies',
  'dispositions.withdraw_readers': 'takes posts off the hidden list of readers, asking what the letter asks',
  'identity.account_by_identifier': 'finds who signs in, before the agency is known',
  'identity.account_by_subject': 'finds who signs in by OpenID Connect',
  'identity.enter_key': 'finds who is behind an API key, and tells it to the transaction',
  'identity.enter_session': 'finds who is behind a session token, and tells it to the transaction',
  'identity.note_use': 'keeps a session open that is used, before anyone is known',
  'identity.passkey_by_credential': 'finds who signs in by passkey',
  'ledger.published_heads': 'gives the worker the newest checkpoints of all agencies, which are public',
  'ledger.keep_chain_anchors': 'keeps the receipts of one transaction for all agencies that it is about',
  'ledger.agencies_at_work': 'tells the worker which agencies have events without leaves; ids only',
  'ledger.await_leaf':
    'puts every event in the line for its leaf, in its transaction: whoever writes events may not write or miss the line itself',
  'ledger.enter_file':
    'opens the record of a file for whoever holds the file, as the published bundles do, and tells its agency to the transaction',
  'ledger.newest_policy': 'tells anybody whom the readers of the logs of an agency are asked to believe',
  'leave.is_involved_with':
    'asks whether an acting post considers or decides about leave of a person, for the policy of the request itself',
  'leave.enter_calendar':
    'finds whose leave calendar a secret address shows, and tells it to the transaction',
  'letters.book_entries': 'keeps the lines of confidential letters in the book: number, day and class only',
  'letters.is_named': 'asks whether the actor is named, for the policy of the letter itself',
  'letters.may_name': 'asks whether the actor may name readers of a letter, whom row-level security hides',
  'letters.readers_of': 'tells the readers of a letter to those who are named',
  'letters.name_readers': 'writes down why a post may read a letter; asks may_name',
  'letters.withdraw_readers': 'takes a reason to read away from posts that are hidden; asks may_name',
  'letters.missing_numbers': 'proves a book by its numbers alone',
  'letters.track': 'answers the holder of a receipt code: stage and dates only',
  'letters.known_senders': 'completes senders by the trigram index; applies the rules of the letter itself',
  'letters.find_ids':
    'searches by the text index; applies the rules of the letter itself, its rows are read through them again',
  'letters.words_meant':
    'puts mistyped words right by the trigram index, out of letters that the whole agency may read',
  'notifications.ensure_partitions': 'makes next years partitions',
  'outgoing.enter_received':
    'whoever holds the link of a mail reads and confirms the letter in its agency, as a stranger to it',
  'outgoing.letters_worded':
    'searches by the text index; applies the rules of the letter itself, its rows are read through them again',
  'outgoing.enter_letter':
    'opens the file of a letter for whoever holds its code, and tells its agency to the transaction',
  'outgoing.shown_letters':
    'answers the holder of a code or of a file: what stands on the face of the letter, of SR and R no subject',
  'organization.agencies': 'names and zones of all agencies, for schedules and sign-in',
  'signatures.published_authority':
    'tells anybody the certificate and the list of an authority: both are public',
  'signatures.published_trust': 'tells anybody what a file is judged by: certificates and lists, no key',
  'signatures.settle_certificate':
    'takes the key of a revoked certificate away, which the web shows to its person alone',
};

const rows = async (db: Ask, text: string) =>
  (await db.query<{ fault: string }>(text)).rows.map((row) => row.fault);

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'public') and n.nspname !~ '^pg_'`;
const roles = `array['pendopo_app', 'pendopo_worker', 'pendopo_jobs']`;

/** Tables of an agency that the database does not guard: for each of them the reason. */
export function unguardedTables(db: Ask): Promise<string[]> {
  const known = Object.keys(commonTables)
    .map((name) => `'${name}'`)
    .join(', ');
  return rows(
    db,
    `select format('%s.%s: %s', n.nspname, c.relname, case
        when not c.relrowsecurity then 'row-level security is off'
        when not c.relforcerowsecurity then 'row-level security is not forced'
        else 'no policy binds the application to its agency' end) as fault
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and c.relkind in ('r', 'p') and not c.relispartition and format('%s.%s', n.nspname, c.relname) not in (${known || "''"})
       and not (c.relrowsecurity and c.relforcerowsecurity and exists (
         select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*'
           and pg_get_expr(p.polqual, p.polrelid) like '%core.agency_id()%' and pg_get_expr(p.polwithcheck, p.polrelid) like '%core.agency_id()%'))
     order by 1`,
  );
}

/** Ways around the policies: permissive ones for the application that ask for no agency, and grants on partitions. */
export function openDoors(db: Ask): Promise<string[]> {
  return rows(
    db,
    `select format('%s.%s: policy %s lets the application in without asking for the agency', n.nspname, c.relname, p.polname) as fault
     from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
     where p.polpermissive and p.polroles && (select array_agg(oid) from pg_roles where rolname = any (${roles}))
       and coalesce(pg_get_expr(p.polqual, p.polrelid), '') not like '%core.agency_id()%'
     union all
     select format('%s.%s: %s may reach the partition past its parent', n.nspname, c.relname, r.rolname)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace, pg_roles r
     where ${ours} and c.relispartition and c.relkind = 'r' and r.rolname = any (${roles})
       and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete')
     union all
     select format('%s.%s: a view does not ask as the one who looks', n.nspname, c.relname)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and c.relkind in ('v', 'm') and not coalesce(c.reloptions @> array['security_invoker=true'], false)`,
  );
}

/** Roles that may more than work: own tables, pass row-level security, make roles. */
export function strongRoles(db: Ask): Promise<string[]> {
  return rows(
    db,
    `select format('%s may pass row-level security or make roles', rolname) as fault from pg_roles
     where rolname = any (${roles}) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
     union all
     select format('%s owns %s.%s', r.rolname, n.nspname, c.relname) from pg_class c
     join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
     where ${ours} and c.relkind in ('r', 'p') and r.rolname = any (${roles})`,
  );
}

/** Functions with the owner's rights that nobody trusted, that look names up anywhere, or that anyone may call. */
export function looseFunctions(db: Ask, trusted: readonly string[]): Promise<string[]> {
  const list = trusted.map((name) => `'${name}'`).join(', ');
  return rows(
    db,
    `select format('%s.%s: %s', n.nspname, f.proname, case
        when format('%s.%s', n.nspname, f.proname) not in (${list}) then 'runs with the rights of its owner and is not on the list'
        when not coalesce(array_to_string(f.proconfig, ',') like '%search_path=%', false) then 'has no fixed search path'
        else 'may be called by everyone' end) as fault
     from pg_proc f join pg_namespace n on n.oid = f.pronamespace
     where ${ours} and f.prosecdef and (format('%s.%s', n.nspname, f.proname) not in (${list})
       or not coalesce(array_to_string(f.proconfig, ',') like '%search_path=%', false)
       or has_function_privilege('public', f.oid, 'execute'))
     order by 1`,
  );
}

/** Foreign keys that leave their schema for another than the two that all may point to. */
export function strayKeys(db: Ask): Promise<string[]> {
  return rows(
    db,
    `select format('%s.%s points to %s', n.nspname, c.relname, m.nspname) as fault
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_class t on t.oid = k.confrelid join pg_namespace m on m.oid = t.relnamespace
     where ${ours} and k.contype = 'f' and m.nspname <> n.nspname and m.nspname not in ('organization', 'identity')`,
  );
}

/** Columns that name objects and have no index that begins with them: the collector would read the whole table for each. */
export function unindexedObjects(db: Ask): Promise<string[]> {
  return rows(
    db,
    `select format('%s.%s.%s names objects and has no index', n.nspname, c.relname, a.attname) as fault
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and c.relkind in ('r', 'p') and not c.relispartition and a.attname like '%sha256' and not a.attisdropped
       and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum and i.indpred is null)
     order by 1`,
  );
}
