import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventId } from '#core/contract/ids.ts';
import { nodeChecking, sha256 } from '#core/transparency/node/node-crypto.ts';
import { parsePolicy } from '#core/transparency/policy.ts';
import { parseTlogProof } from '#core/transparency/tlog-proof.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import { verifyProof } from '#core/transparency/verify-proof.ts';
import { eraseEntry } from '../server/erase/erase-entry.ts';
import { logVerifierKey } from '../server/keys/log-key.ts';
import { logOf } from '../server/logs.queries.ts';
import { proveEvent } from '../server/prove/prove-event.ts';
import { commitment, printLeaf } from '../server/rules/leaf.ts';
import { parseExtra } from '../verify/extra.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;
let eventId: EventId;

beforeAll(async () => {
  at = await ledgerHouse();
  const letterId = await at.registerLetter();
  await at.addEvents(30);
  await at.sequence();
  await at.publish();
  const [row] = await at.owner<{ id: EventId }>(
    `select id from core.event where subject_id = $1 and type = 'letter.registered'`,
    [letterId],
  );
  eventId = row!.id;
});
afterAll(() => at.house.close());

const proof = (of: string = eventId) => proveEvent(at.ctx, at.tiles, of);
async function policy() {
  const log = (await at.ctx.transact('read', ({ tx }) => logOf(tx, 'letters')))!;
  const key = await logVerifierKey(log.origin, log.publicKeys[0]!);
  return parsePolicy(sha256, Buffer.from(`log ${printVerifierKey(key)}\nquorum none\n`));
}
const opened = (file: Uint8Array) => parseExtra(parseTlogProof(file).extra!);
const leafOfFile = (file: Uint8Array) => printLeaf(opened(file).leaf);
const verdict = async (file: Uint8Array) =>
  (await verifyProof(nodeChecking, leafOfFile(file), file, await policy())).verdict;

describe('the proof of an event', () => {
  it('is checked offline, with nothing but the file and the key of the log', async () => {
    const file = await proof();
    expect(await verdict(file)).toBe('not-witnessed');
    const { leaf, opening } = opened(file);
    expect(Buffer.from(commitment(sha256, opening!.salt, opening!.body))).toEqual(Buffer.from(leaf.body));
    expect(JSON.parse(opening!.body)).toMatchObject({ event: eventId });
  });

  it('does not hold for another leaf', async () => {
    const file = await proof();
    const leaf = Buffer.from(leafOfFile(file));
    leaf[20] = leaf[20]! ^ 1;
    expect((await verifyProof(nodeChecking, leaf, file, await policy())).verdict).toBe('mismatch');
  });

  it('waits for a checkpoint that has its leaf', async () => {
    await at.registerLetter();
    const [row] = await at.owner<{ id: string }>(
      `select event_id as id from ledger.pending where agency_id = $1 limit 1`,
      [at.office.agencyId],
    );
    await expect(proof(row!.id)).rejects.toMatchObject({ code: 'ledger.not-published-yet' });
    await at.sequence();
    await expect(proof(row!.id)).rejects.toMatchObject({ code: 'ledger.not-published-yet' });
    await at.publish();
    expect(await verdict(await proof(row!.id))).toBe('not-witnessed');
    await expect(proof(crypto.randomUUID())).rejects.toMatchObject({ code: 'core.not-found' });
  });
});

describe('erasure', () => {
  it('leaves the leaf, the tree and every proof, and nothing that says what it was', async () => {
    const before = await proof();
    await at.ctx.transact('write', (inner) => eraseEntry(inner, { eventId, basis: 'UU 27/2022 art. 8' }));
    expect(await at.owner('select from ledger.secret where event_id = $1', [eventId])).toEqual([]);
    await at.sequence();
    await at.publish();
    expect(await at.findings()).toEqual([]);
    // An old proof and a new one hold; the new one opens nothing.
    expect(await verdict(before)).toBe('not-witnessed');
    const after = await proof();
    expect(await verdict(after)).toBe('not-witnessed');
    expect(opened(after).opening).toBeUndefined();
    expect(Buffer.from(leafOfFile(after))).toEqual(Buffer.from(leafOfFile(before)));
  });

  it('is told by an event of its own, which has a leaf', async () => {
    const [told] = await at.owner<{ payload: unknown; idx: number | null }>(
      `select e.payload, n.idx from core.event e left join ledger.entry n on n.event_id = e.id where e.type = 'ledger.entry-erased'`,
    );
    expect(told!.payload).toEqual({ eventId, basis: 'UU 27/2022 art. 8' });
    expect(told!.idx).not.toBeNull();
  });

  it('is told also where the leaf came back from what is published, and nothing opens it any more', async () => {
    await at.registerLetter();
    await at.sequence();
    const [row] = await at.owner<{ id: EventId }>(
      `select e.id from core.event e join ledger.entry n on n.event_id = e.id where e.type = 'letter.registered' order by e.id desc limit 1`,
    );
    await at.owner(`begin; set local session_replication_role = replica;
      update ledger.entry set imported_at = now() where event_id = '${row!.id}';
      delete from ledger.secret where event_id = '${row!.id}'; commit`);
    await at.ctx.transact('write', (inner) =>
      eraseEntry(inner, { eventId: row!.id, basis: 'UU 43/2009 art. 51' }),
    );
    expect(await at.owner('select basis from ledger.erasure where event_id = $1', [row!.id])).toEqual([
      { basis: 'UU 43/2009 art. 51' },
    ]);
  });

  it('happens once, and only to what has a leaf', async () => {
    const erase = (of: EventId) =>
      at.ctx.transact('write', (inner) => eraseEntry(inner, { eventId: of, basis: 'UU 27/2022 art. 8' }));
    await expect(erase(eventId)).rejects.toMatchObject({ code: 'ledger.already-erased' });
    await expect(erase(crypto.randomUUID() as EventId)).rejects.toMatchObject({ code: 'core.not-found' });
  });
});
