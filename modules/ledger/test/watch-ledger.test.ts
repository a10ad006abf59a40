import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchedRows } from '#app/modules.ts';
import { jobContext } from '#core/jobs/job-context.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { parseVerifierKey } from '#core/transparency/verifier-key.ts';
import { ledger } from '../contract/ledger.ts';
import { raiseAlarms } from '../server/alarms/raise-alarms.ts';
import type { Finding } from '../server/check/findings.ts';
import { keepLedger } from '../server/keep-ledger.ts';
import { monitorLedger } from '../server/schedules/monitor-ledger.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;
let letterId: string;

beforeAll(async () => {
  at = await ledgerHouse();
  await at.owner(
    `update organization.role set permissions = permissions || array['ledger.watch'] where agency_id = $1 and name = 'admin'`,
    [at.office.agencyId],
  );
  letterId = await at.registerLetter();
});
afterAll(() => at.house.close());

const state = () => at.office.admin.call(ledger.state, {});
const get = async (url: string) =>
  at.house.server.inject({
    method: 'GET',
    url,
    headers: { authorization: `Bearer ${at.office.admin.token}` },
  });

describe('who watches the ledger', () => {
  it('sees what waits, and that there is nothing to prove yet', async () => {
    const before = await state();
    expect(before.logs).toEqual([]);
    expect(before.pending.count).toBeGreaterThan(0);
    expect((await get('/api/ledger/checkpoint?stream=letters')).json()).toMatchObject({
      code: 'ledger.not-published-yet',
    });
  });

  it('sees the logs with their keys once the worker kept them', async () => {
    const { services, workerPool: pool, tiles } = at.house.house;
    const agency = { id: at.office.agencyId, zone: 'Asia/Jakarta' };
    const keeping = keepLedger({
      services,
      pool,
      tiles,
      watched: watchedRows,
      agencies: async () => [agency],
    });
    try {
      await expect
        .poll(async () => (await state()).logs[0]?.newest?.publishedAt, { timeout: 20_000 })
        .toBeTruthy();
    } finally {
      await keeping.close();
    }
    const { logs, pending } = await state();
    const letters = logs.find(({ stream }) => stream === 'letters')!;
    expect(pending).toEqual({ count: 0, oldestSeconds: null });
    expect(letters.origin).toBe(`localhost/ledger/${at.office.agencyId}/letters`);
    expect((await parseVerifierKey(sha256, letters.verifierKey)).name).toBe(letters.origin);
    expect(letters.newest).toMatchObject({ size: letters.size, cosignatures: 0 });
  });

  it('pages through checkpoints, and fetches the newest as everybody sees it', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await at.addEvents(3);
      await at.sequence();
      await at.publish();
    }
    const first = await at.office.admin.call(ledger.checkpoints, { stream: 'letters', limit: 2 });
    const second = await at.office.admin.call(ledger.checkpoints, {
      stream: 'letters',
      limit: 2,
      after: first.next!,
    });
    const sizes = [...first.items, ...second.items].map(({ size }) => size);
    expect(sizes).toHaveLength(4);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(second.next).toBeNull();
    const note = await get('/api/ledger/checkpoint?stream=letters');
    expect(note.body).toBe((await get(`/ledger/${at.office.agencyId}/letters/checkpoint`)).body);
  });

  it('lists the leaves of a letter and fetches the proof of each', async () => {
    const { items } = await at.office.admin.call(ledger.entries, { objectId: letterId });
    expect(items.map(({ kind, seq }) => [kind, seq])).toContainEqual(['letter.registered', 1]);
    for (const { eventId } of items) {
      const proof = await get(`/api/ledger/events/${eventId}/proof`);
      expect(proof.statusCode).toBe(200);
      expect(proof.body).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra /);
    }
    expect((await get(`/api/ledger/events/${crypto.randomUUID()}/proof`)).statusCode).toBe(404);
  });

  it('is somebody who holds the right on the whole agency', async () => {
    for (const official of [at.office.regent, at.office.registry])
      await expect(official.call(ledger.state, {})).rejects.toMatchObject({ status: 403 });
    await expect(at.house.as()(ledger.state, {})).rejects.toMatchObject({ status: 401 });
  });

  it('hears of a record that was changed, once, by an event that has its own leaf', async () => {
    const run = async () => {
      const { services, workerPool: pool } = at.house.house;
      const agency = { id: at.office.agencyId, zone: 'Asia/Jakarta' };
      const signal = new AbortController().signal;
      await monitorLedger({ tiles: at.tiles, watched: watchedRows }).run(
        jobContext({ services, pool }, agency, { requestId: 'test', signal }),
      );
    };
    const alarms = () =>
      at.owner<{ payload: unknown }>(
        `select payload from core.event where type = 'ledger.alarm' and agency_id = $1`,
        [at.office.agencyId],
      );
    await run();
    expect(await alarms()).toEqual([]);
    await at.owner(
      `update core.event set payload = payload || '{"planted": true}' where subject_id = $1 and type = 'letter.registered'`,
      [letterId],
    );
    await run();
    await run();
    const told = await alarms();
    expect(told.map(({ payload }) => (payload as { finding: string }).finding).toSorted()).toEqual([
      'event-changed',
      'secret-changed',
    ]);
    expect((await state()).alarms).toHaveLength(2);
    expect((told[0]!.payload as { record: string }).record).toMatch(/^letters entry \d+$/);
  });

  it('hears that events wait too long for their leaves', async () => {
    await at.registerLetter();
    at.house.clock.set(new Date(at.house.clock.now().getTime() + 61_000));
    const { services, workerPool: pool } = at.house.house;
    const agency = { id: at.office.agencyId, zone: 'Asia/Jakarta' };
    const signal = new AbortController().signal;
    await monitorLedger({ tiles: at.tiles, watched: watchedRows }).run(
      jobContext({ services, pool }, agency, { requestId: 'test', signal }),
    );
    expect((await state()).alarms.map(({ finding }) => finding)).toContain('pending-old');
    expect((await state()).pending.oldestSeconds).toBe(61);
  });

  it('hears of what was found though another thing cannot be looked at, and since when it was not looked at all', async () => {
    const { services, workerPool: pool } = at.house.house;
    const agency = { id: at.office.agencyId, zone: 'Asia/Jakarta' };
    const signal = new AbortController().signal;
    const run = (watched: typeof watchedRows) =>
      monitorLedger({ tiles: at.tiles, watched }).run(
        jobContext({ services, pool }, agency, { requestId: 'test', signal }),
      );
    await at.sequence();
    await at.publish();
    await run(watchedRows);
    const whole = at.house.clock.now();
    expect((await state()).monitor).toEqual({ wholeAt: whole.toISOString(), late: false });

    at.house.clock.set(new Date(whole.getTime() + 301_000));
    expect((await state()).monitor.late).toBe(true);
    await at.owner(`update letters.letter set sender = sender || 'x' where id = $1`, [letterId]);
    const broken = watchedRows.map((source) => ({
      ...source,
      newest: async (...asked: Parameters<typeof source.newest>) => {
        if (source.module !== 'letters') throw new Error('out of order');
        return source.newest(...asked);
      },
    }));
    await run(broken.toReversed());
    const { alarms, monitor } = await state();
    const lines = alarms
      .filter(({ current }) => current)
      .map(({ finding, record }) => `${finding}: ${record}`);
    expect(lines).toContain('cannot-look: outgoing');
    expect(lines).toContain(`row-changed: letters ${letterId} sender`);
    expect(monitor).toEqual({ wholeAt: whole.toISOString(), late: true });

    await run(watchedRows);
    expect((await state()).monitor).toEqual({ wholeAt: at.house.clock.now().toISOString(), late: false });
  });

  it('sees the page even where the row of a tree is broken', async () => {
    const [tree] = await at.owner<{ frontier: Buffer }>(
      `select frontier from ledger.tree where agency_id = $1 and stream = 'letters'`,
      [at.office.agencyId],
    );
    const put = (frontier: Buffer) =>
      at.owner(
        `begin; set local session_replication_role = replica;
         update ledger.tree set frontier = decode('${frontier.toString('hex')}', 'hex') where agency_id = '${at.office.agencyId}' and stream = 'letters'; commit`,
      );
    await put(Buffer.alloc(0));
    expect((await state()).logs.map(({ stream }) => stream)).toContain('letters');
    await put(tree!.frontier);
  });

  it('hears of each record, however many there are: fifty new ones with every run', async () => {
    const findings = Array.from({ length: 120 }, (_, n) => ({
      ...{ invariant: 'I1', finding: 'event-missing', record: `letters entry ${1_000_000 + n}` },
    })) as Finding[];
    const told = async () => {
      await raiseAlarms(at.ctx, 'monitor', findings);
      const rows = await at.owner<{ record: string }>(
        `select payload ->> 'record' as record from core.event where type = 'ledger.alarm' and payload ->> 'record' like 'letters entry 1000___'`,
      );
      return rows.length;
    };
    expect([await told(), await told(), await told(), await told()]).toEqual([50, 100, 120, 120]);
  });
});
