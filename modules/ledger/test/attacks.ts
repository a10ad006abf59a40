import { type Attack, entry, sized, type Target } from './attack.ts';
import { attacksOnFolder } from './attacks-on-folder.ts';

const event = (target: Target) => `event ${target.event}`;
const at = ({ agency, index }: Target) => `agency_id = '${agency}' and stream = 'letters' and idx = ${index}`;
const row = (target: Target) => `agency_id = '${target.agency}' and id = '${target.event}'`;
const ofEvent = (target: Target) => `agency_id = '${target.agency}' and event_id = '${target.event}'`;

/** What somebody who rules over the database may try; and over the folder. */
export const attacks: readonly Attack[] = [
  {
    name: 'what happened is told otherwise in the row of its event',
    sql: (target) => `update core.event set payload = payload || '{"n": 999999}' where ${row(target)}`,
    caught: ['event-changed', 'secret-changed'],
    record: entry,
  },
  {
    name: 'row and secret are told otherwise together',
    sql: (target) => `update core.event set payload = '{"n": 999999}' where ${row(target)};
      update ledger.secret set body = (select format('{"event":"%s","matter":"%s","payload":{"n":999999},"request":null,"subject":"%s","version":1}',
        id, matter_id, subject_id) from core.event e where ${row(target)}) where ${ofEvent(target)}`,
    caught: ['event-changed'],
    record: entry,
  },
  {
    name: 'somebody else did it',
    sql: (target) =>
      `update core.event set actor_kind = 'person', person_id = gen_random_uuid() where ${row(target)}`,
    caught: ['event-changed'],
    record: entry,
  },
  {
    name: 'it happened a day earlier',
    sql: (target) =>
      `update core.event set occurred_at = occurred_at - interval '1 day' where ${row(target)}`,
    caught: ['event-changed'],
    record: entry,
  },
  {
    name: 'it happened to another letter',
    sql: (target) => `update core.event set subject_id = gen_random_uuid() where ${row(target)}`,
    caught: ['event-changed', 'secret-changed'],
    record: entry,
  },
  {
    name: 'event and leaf are moved to another object',
    sql: (target) => `update ledger.entry set object_id = gen_random_uuid() where ${at(target)};
      update core.event set subject_id = (select object_id from ledger.entry where ${at(target)}) where ${row(target)}`,
    caught: ['object-differs', 'event-changed', 'secret-changed'],
    record: entry,
  },
  {
    name: 'an event is deleted',
    sql: (target) => `delete from core.event where ${row(target)}`,
    caught: ['event-missing'],
    record: entry,
  },
  {
    name: 'an event is told twice under one id',
    sql: (
      target,
    ) => `insert into core.event select agency_id, id, type, version, occurred_at - interval '1 year', actor_kind, person_id,
      post_id, capacity, subject_id, matter_id, '{"n": 1000001}', request_id from core.event where ${row(target)}`,
    caught: ['event-twice'],
    record: entry,
  },
  {
    name: 'an event is slipped in past the ledger',
    sql: (
      target,
    ) => `insert into core.event select agency_id, '00000000-0000-7000-8000-00000000beef', type, version, occurred_at, actor_kind,
      person_id, post_id, capacity, subject_id, matter_id, payload, request_id from core.event where ${row(target)}`,
    caught: ['event-without-leaf'],
    record: () => 'event 00000000-0000-7000-8000-00000000beef',
  },
  {
    name: 'an event is deleted with its leaf',
    sql: (
      target,
    ) => `delete from core.event where ${row(target)}; delete from ledger.entry where ${at(target)};
      delete from ledger.secret where ${ofEvent(target)}`,
    caught: [
      'index-missing',
      'bundle-differs',
      'tile-differs',
      'tree-differs',
      'root-differs',
      'published-differs',
    ],
    record: entry,
    monitor: ['index-missing', 'bundle-differs', 'tile-differs'],
  },
  {
    name: 'an event is deleted with its leaf, and all that follow move up',
    sql: (
      target,
    ) => `delete from core.event where ${row(target)}; delete from ledger.entry where ${at(target)};
      update ledger.entry set idx = idx - 1 + 1000000 where agency_id = '${target.agency}' and stream = 'letters' and idx > ${target.index};
      update ledger.entry set idx = idx - 1000000 where agency_id = '${target.agency}' and stream = 'letters' and idx > 900000;
      update ledger.tree set size = size - 1, frontier = (select string_agg(sha256(n::text::bytea), ''::bytea) from generate_series(1, length(replace((size - 1)::int::bit(32)::text, '0', ''))) n)
        where agency_id = '${target.agency}' and stream = 'letters'`,
    caught: [
      'bundle-differs',
      'bundle-missing',
      'tile-differs',
      'tile-missing',
      'tree-differs',
      'root-differs',
      'database-behind',
    ],
    record: entry,
    monitor: ['bundle-differs', 'bundle-missing', 'tile-differs', 'tile-missing', 'database-behind'],
  },
  {
    name: 'a leaf is changed',
    sql: (target) => `update ledger.entry set leaf = set_byte(leaf, 3, 88) where ${at(target)}`,
    caught: [
      'hash-differs',
      'leaf-unreadable',
      'bundle-differs',
      'tile-differs',
      'tree-differs',
      'root-differs',
      'published-differs',
    ],
    record: entry,
    monitor: ['hash-differs', 'leaf-unreadable', 'bundle-differs', 'tile-differs'],
  },
  {
    name: 'the hash of a leaf is changed',
    sql: (target) => `update ledger.entry set hash = sha256('other') where ${at(target)}`,
    caught: ['hash-differs'],
    record: entry,
  },
  {
    name: 'two leaves change places',
    sql: (
      target,
    ) => `update ledger.entry set idx = idx + 1000000 where agency_id = '${target.agency}' and stream = 'letters'
        and idx in (${target.index}, ${target.index + 1});
      update ledger.entry set idx = case idx when ${1_000_000 + target.index} then ${target.index + 1} else ${target.index} end
        where agency_id = '${target.agency}' and stream = 'letters' and idx > 900000`,
    caught: ['bundle-differs', 'tile-differs', 'tree-differs', 'root-differs', 'published-differs'],
    record: entry,
    monitor: ['bundle-differs', 'tile-differs'],
  },
  {
    name: 'a leaf is passed off as one that came back from a bundle',
    sql: (target) =>
      `update ledger.entry a set event_id = null, object_id = null, imported_at = now() where ${at(target)}`,
    caught: ['event-without-leaf', 'event-missing'],
    record: event,
  },
  {
    name: 'an event is told otherwise, and its leaf is called one that came back from a bundle',
    sql: (target) => `update core.event set payload = '{"n": 999999}' where ${row(target)};
      delete from ledger.secret where ${ofEvent(target)};
      update ledger.entry a set imported_at = now() where ${at(target)}`,
    caught: ['secret-missing'],
    record: entry,
  },
  {
    name: 'an event is deleted, and its leaf is called one that came back from a bundle',
    sql: (target) => `delete from core.event where ${row(target)};
      delete from ledger.secret where ${ofEvent(target)};
      update ledger.entry a set event_id = null, object_id = null, imported_at = now() where ${at(target)}`,
    caught: ['event-missing'],
    record: entry,
  },
  {
    name: 'the same, with an event slipped in that says so',
    sql: (
      target,
    ) => `insert into core.event select agency_id, '00000000-0000-7000-8000-00000000f00d', 'ledger.leaves-imported', version,
        occurred_at, actor_kind, person_id, post_id, capacity, agency_id, agency_id,
        '{"stream": "letters", "from": 0, "size": 100000}', request_id from core.event where ${row(target)};
      delete from core.event where ${row(target)};
      delete from ledger.secret where ${ofEvent(target)};
      update ledger.entry a set event_id = null, object_id = null, imported_at = now() where ${at(target)}`,
    caught: ['event-missing', 'event-without-leaf'],
    record: entry,
  },
  {
    name: 'the leaf of a letter that the monitor reads every minute becomes unreadable',
    sql: ({ agency, registered }) =>
      `update ledger.entry set leaf = set_byte(leaf, 3, 88) where agency_id = '${agency}' and stream = 'letters' and idx = ${registered}`,
    caught: [
      'hash-differs',
      'leaf-unreadable',
      'bundle-differs',
      'tile-differs',
      'tree-differs',
      'root-differs',
      'published-differs',
    ],
    record: ({ registered }) => `letters entry ${registered}`,
    monitor: ['hash-differs', 'leaf-unreadable', 'bundle-differs', 'tile-differs'],
  },
  {
    name: 'the row of the tree holds no tree any more',
    sql: ({ agency }) =>
      `update ledger.tree set frontier = '' where agency_id = '${agency}' and stream = 'letters'`,
    caught: ['cannot-look'],
    record: () => 'letters tree',
  },
  {
    name: 'the count of an object is changed',
    sql: (target) => `update ledger.entry set object_seq = 7 where ${at(target)}`,
    caught: ['leaf-says-otherwise', 'sequence-gap'],
    record: entry,
    monitor: ['leaf-says-otherwise'],
  },
  {
    name: 'a leaf is put behind the end of the tree',
    sql: (
      target,
    ) => `insert into ledger.entry (agency_id, stream, idx, object, object_seq, leaf, hash, imported_at)
      select agency_id, stream, ${target.size + 3}, sha256('object'), 1, leaf, hash, now()
      from ledger.entry where ${at(target)}`,
    caught: ['index-beyond-tree'],
    record: ({ size }) => `letters entry ${size + 3}`,
  },
  {
    name: 'the end of the log is cut off',
    sql: (
      target,
    ) => `delete from ledger.entry where agency_id = '${target.agency}' and stream = 'letters' and idx >= 256;
      delete from ledger.checkpoint where agency_id = '${target.agency}' and stream = 'letters';
      update ledger.tree set size = 256, frontier = sha256('short') where agency_id = '${target.agency}' and stream = 'letters'`,
    caught: ['event-without-leaf', 'tree-differs', 'database-behind'],
    record: sized,
    monitor: ['event-without-leaf', 'database-behind'],
  },
  {
    name: 'what waits for its leaf is taken out of the line',
    sql: (
      target,
    ) => `insert into core.event select agency_id, '00000000-0000-7000-8000-00000000dead', type, version, occurred_at, actor_kind,
      person_id, post_id, capacity, subject_id, matter_id, payload, request_id from core.event where ${row(target)};
      insert into ledger.pending select agency_id, id, occurred_at from core.event where id = '00000000-0000-7000-8000-00000000dead';
      delete from ledger.pending`,
    caught: ['event-without-leaf'],
    record: () => 'event 00000000-0000-7000-8000-00000000dead',
  },
  {
    name: 'an event that waits for its leaf is deleted',
    sql: (target) =>
      `insert into ledger.pending select agency_id, '00000000-0000-7000-8000-00000000cafe', occurred_at from core.event where ${row(target)}`,
    caught: ['event-missing'],
    record: () => 'event 00000000-0000-7000-8000-00000000cafe',
  },
  {
    name: 'the root of a checkpoint is changed',
    sql: (target) =>
      `update ledger.checkpoint set root = sha256('other') where agency_id = '${target.agency}' and stream = 'letters' and size = ${target.size}`,
    caught: ['root-differs', 'note-says-otherwise'],
    record: sized,
    monitor: ['published-differs', 'tree-differs', 'note-says-otherwise', 'root-differs'],
  },
  {
    name: 'the root of an earlier checkpoint is changed',
    sql: (target) =>
      `update ledger.checkpoint set root = sha256('other') where agency_id = '${target.agency}' and stream = 'letters' and size = ${target.earlier}`,
    caught: ['root-differs', 'note-says-otherwise'],
    record: ({ earlier }) => `letters size ${earlier}`,
    monitor: ['note-says-otherwise', 'not-consistent'],
  },
  {
    name: 'the note of a checkpoint is signed by another key',
    sql: (
      target,
    ) => `update ledger.checkpoint set note = regexp_replace(note, '.{4}(=*)\\n$', 'AAAA\\1' || chr(10))
      where agency_id = '${target.agency}' and stream = 'letters' and size = ${target.size}`,
    caught: ['note-forged'],
    record: sized,
  },
  {
    name: 'the newest checkpoint is deleted',
    sql: (target) =>
      `delete from ledger.checkpoint where agency_id = '${target.agency}' and stream = 'letters' and size = ${target.size}`,
    caught: ['checkpoint-missing'],
    record: sized,
    monitor: ['published-differs'],
  },
  {
    name: 'what opens a leaf is deleted, so that nobody can compare',
    sql: (target) => `delete from ledger.secret where ${ofEvent(target)}`,
    caught: ['secret-missing'],
    record: entry,
  },
  {
    name: 'what opens a leaf is deleted and called erased',
    sql: (target) => `delete from ledger.secret where ${ofEvent(target)};
      insert into ledger.erasure values ('${target.agency}', '${target.event}', gen_random_uuid(), 'a law', now())`,
    caught: ['erasure-untold'],
    record: entry,
  },
  {
    name: 'the salt of a leaf is changed',
    sql: (target) => `update ledger.secret set salt = sha256('other') where ${ofEvent(target)}`,
    caught: ['event-changed'],
    record: entry,
  },
  {
    name: 'the salt of an object is changed',
    sql: (
      target,
    ) => `update ledger.object_salt set salt = sha256('other') where agency_id = '${target.agency}' and stream = 'letters'
      and object_id = (select object_id from ledger.entry where ${at(target)})`,
    caught: ['object-differs'],
    record: entry,
  },
  ...attacksOnFolder,
];
