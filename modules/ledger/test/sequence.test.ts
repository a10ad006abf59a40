import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { sequenceEvents } from '../server/sequence/sequence-events.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;

beforeAll(async () => {
  at = await ledgerHouse();
});
afterAll(() => at.house.close());

/** Events of the agency without exactly one leaf. */
const unmatched = () =>
  at.owner<{ id: string }>(
    `select e.id from core.event e left join ledger.entry n on n.agency_id = e.agency_id and n.event_id = e.id
     where e.agency_id = $1 group by e.id having count(n.idx) <> 1`,
    [at.office.agencyId],
  );

describe('the ledger', () => {
  it('has exactly one leaf for every event after a scene', async () => {
    const letterId = await at.registerLetter();
    await at.registerLetter();
    await at.office.head.call(letters.close, { letterId, postId: at.office.head.postId } as never);
    const events = await at.owner('select id from core.event where agency_id = $1', [at.office.agencyId]);
    expect(events.length).toBeGreaterThanOrEqual(3);
    expect(await unmatched()).toHaveLength(events.length);
    await at.sequence();
    expect(await unmatched()).toEqual([]);
    expect(await at.owner('select from ledger.pending where agency_id = $1', [at.office.agencyId])).toEqual(
      [],
    );
    // A second run finds nothing to do.
    expect(await at.ctx.transact('write', (inner) => sequenceEvents(inner, at.tiles, []))).toBe(0);
    expect(await at.findings()).toEqual([]);
  });

  it('counts the leaves of an object from 1, without gaps, over several runs', async () => {
    const letterId = await at.registerLetter();
    await at.sequence();
    await at.office.head.call(letters.close, { letterId, postId: at.office.head.postId } as never);
    await at.sequence();
    const rows = await at.owner<{ object_seq: number; object: Buffer }>(
      `select object_seq, object from ledger.entry where agency_id = $1 and object_id = $2 and stream = 'letters' order by idx`,
      [at.office.agencyId, letterId],
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map((row) => row.object_seq)).toEqual(rows.map((_, index) => index + 1));
    expect(new Set(rows.map((row) => row.object.toString('hex'))).size).toBe(1);
    expect(await at.findings()).toEqual([]);
  });

  it('gives leaves in the order of the ids of events, dense from 0', async () => {
    await at.sequence();
    await at.addEvents(600);
    await at.sequence();
    const newest = await at.owner<{ event_id: string }>(
      `select event_id from ledger.entry where agency_id = $1 and stream = 'letters' order by idx desc limit 600`,
      [at.office.agencyId],
    );
    const ids = newest.map((row) => row.event_id).toReversed();
    expect(ids).toEqual(ids.toSorted());
    const rows = await at.owner<{ idx: number }>(
      `select idx from ledger.entry where agency_id = $1 and stream = 'letters' order by idx`,
      [at.office.agencyId],
    );
    expect(rows.map(({ idx }) => Number(idx))).toEqual(rows.map((_, index) => index));
    const [tree] = await at.owner<{ size: string }>(
      `select size from ledger.tree where agency_id = $1 and stream = 'letters'`,
      [at.office.agencyId],
    );
    expect(Number(tree!.size)).toBe(rows.length);
  });

  it('lets one sequencer at a time at an agency, and loses nothing to two', async () => {
    await at.addEvents(300);
    const counts = await Promise.all(
      [1, 2, 3].map(() => at.ctx.transact('write', (inner) => sequenceEvents(inner, at.tiles, []))),
    );
    await at.sequence();
    expect(counts.filter((count) => count > 0)).toHaveLength(1);
    expect(await unmatched()).toEqual([]);
    expect(await at.findings()).toEqual([]);
  });

  it('takes the change back when the leaf cannot be awaited', async () => {
    const count = async () => (await at.owner('select id from letters.letter')).length;
    const before = await count();
    await at.owner(
      `create function ledger.planted() returns trigger language plpgsql as $$ begin raise exception 'planted'; end $$`,
    );
    await at.owner(
      'create trigger planted before insert on ledger.pending for each row execute function ledger.planted()',
    );
    const answer = at.office.registry.call(letters.register, letterInput(at.office.head.postId));
    await expect(answer).rejects.toMatchObject({ status: 500 });
    expect(await count()).toBe(before);
    await at.owner('drop trigger planted on ledger.pending');
    await at.registerLetter();
    expect(await count()).toBe(before + 1);
    await at.sequence();
    expect(await unmatched()).toEqual([]);
  });

  it('notices a change whose event was written past the ledger', async () => {
    await at.owner('alter table core.event disable trigger awaits_leaf');
    await at.addEvents(1);
    await at.owner('alter table core.event enable trigger awaits_leaf');
    await at.sequence();
    const [missing] = await unmatched();
    expect(await at.findings()).toEqual([`I1 event-without-leaf: event ${missing!.id}`]);
    await at.owner('delete from core.event where id = $1', [missing!.id]);
  });

  it('is only added to, for the roles of the application and for the owner', async () => {
    const roles = ['pendopo_app', 'pendopo_worker'] as const;
    for (const table of ['entry', 'log', 'log_key', 'object_salt', 'erasure', 'cosignature'])
      for (const role of roles) {
        const [may] = await at.owner<{ may: boolean }>(
          `select has_table_privilege($1, 'ledger.${table}', 'update, delete, truncate') or has_any_column_privilege($1, 'ledger.${table}', 'update') as may`,
          [role],
        );
        expect(may!.may, `${role} ${table}`).toBe(false);
      }
    await expect(at.owner(`update ledger.entry set object_seq = 9 where idx = 0`)).rejects.toThrow(
      /only added to/,
    );
    await expect(at.owner('delete from ledger.entry')).rejects.toThrow(/only added to/);
    await expect(at.owner('truncate ledger.entry')).rejects.toThrow(/only added to/);
    await expect(at.owner('delete from ledger.secret')).rejects.toThrow(/an erasure is told/);
  });
});
