import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printCheckpoint } from '#core/transparency/checkpoint.ts';
import { type SigningHouse, signingHouse } from '#modules/signatures/test/signing-house.ts';
import { type TimeStampServer, timeStampServer } from '#modules/signatures/test/time-stamp-server.ts';
import { anchors } from '../contract/anchors.ts';
import { ledger } from '../contract/ledger.ts';
import { believedClocks, judgeStamp } from '../server/anchors/judge-stamp.ts';
import { stampCheckpoints } from '../server/anchors/stamp-checkpoints.ts';
import { fsck } from '../server/check/fsck.ts';
import { monitor } from '../server/check/monitor.ts';
import { stampHourly } from '../server/schedules/anchor-checkpoints.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;
let clock: TimeStampServer;
let signing: SigningHouse;
let folder: string;

beforeAll(async () => {
  at = await ledgerHouse();
  await at.owner(
    `update organization.role set permissions = permissions || array['ledger.watch'] where agency_id = $1 and name = 'admin'`,
    [at.office.agencyId],
  );
  await at.registerLetter();
  await at.sequence();
  await at.publish();
  signing = await signingHouse(at.house.clock.now());
  clock = await timeStampServer(signing.askForTime);
  folder = mkdtempSync(path.join(tmpdir(), 'pendopo-stamp-'));
}, 60_000);
afterAll(async () => {
  await clock[Symbol.asyncDispose]();
  await at.house.close();
  rmSync(folder, { recursive: true, force: true });
});

const stamps = async () =>
  (
    await at.owner<{ stream: string; size: number; token: Buffer; root: Buffer; origin: string }>(
      `select a.stream, a.size, a.token, c.root, l.origin from ledger.anchor a
     join ledger.checkpoint c on (c.agency_id, c.stream, c.size) = (a.agency_id, a.stream, a.size)
     join ledger.log l on (l.agency_id, l.stream) = (a.agency_id, a.stream) order by a.stream, a.size`,
    )
  ).map((row) => ({ ...row, text: printCheckpoint({ ...row, size: Number(row.size) }) }));

/** The agency believes the authority that answers for the clock. */
const believe = () =>
  at.owner(
    `insert into signatures.believed_authority (agency_id, id, name, certificate, fingerprint, certified, expires_at, added_by, added_at)
     values ($1, gen_random_uuid(), 'Otoritas waktu', $2, sha256($2), false, $3::timestamptz + interval '5 years', gen_random_uuid(), $3)`,
    [at.office.agencyId, signing.authority.root.chain[0], at.house.clock.now()],
  );
const disbelieve = () => at.owner('delete from signatures.believed_authority');
const judged = async (token: Uint8Array, text: string) =>
  judgeStamp(token, text, await believedClocks(at.ctx), at.house.clock.now());
const stamp = () => stampHourly({ clockUrl: clock.address }).run(at.ctx);
const standing = async () =>
  (await at.office.admin.call(ledger.state, {})).alarms
    .filter(({ current }) => current)
    .map(({ finding, record }) => `${finding}: ${record}`);
const later = (minutes: number) =>
  at.house.clock.set(new Date(at.house.clock.now().getTime() + minutes * 60_000));

const pem = (der: Uint8Array) => new X509Certificate(der).toString();

/** What OpenSSL, which knows nothing of us, says of a token over a text. */
function openssl(token: Uint8Array, text: string): string {
  const place = (name: string, content: string | Uint8Array) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const chain = signing.authority.root.chain.map(pem).join('');
  const clockChain = signing.authority.timeStamp.chain.map(pem).join('');
  const arguments_ = [
    ...['ts', '-verify', '-token_in', '-in', place('stamp.tst', token), '-data', place('checkpoint', text)],
    ...['-CAfile', place('root.pem', chain), '-untrusted', place('clock.pem', clockChain)],
    ...['-attime', String(Math.floor(at.house.clock.now().getTime() / 1_000))],
  ];
  try {
    return execFileSync('openssl', arguments_, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  } catch {
    return 'refused';
  }
}

describe('time stamps of checkpoints (RFC 3161)', () => {
  it('are not asked for where no clock is named', async () => {
    await stampHourly({}).run(at.ctx);
    expect(clock.asked).toBe(0);
    expect(await at.office.admin.call(anchors.list, {})).toEqual({ uses: [], items: [] });
  });

  it('are not kept when nobody whom the agency believes answers for the clock, which is told until it does', async () => {
    await stamp();
    expect(clock.asked).toBe(1);
    expect(await stamps()).toEqual([]);
    expect(await standing()).toEqual(['clock-not-believed: LEDGER_CLOCK_URL']);
    // A clock that is silent, or not asked, does not end it.
    clock.isDown = true;
    later(60);
    await stamp();
    expect(await standing()).toHaveLength(1);
    clock.isDown = false;
    // Where the clock is named no more there is nothing left to mend.
    await stampHourly({}).run(at.ctx);
    expect(await standing()).toEqual([]);
    await stamp();
    expect(await standing()).toHaveLength(1);
    await believe();
    later(60);
    await stamp();
    expect(await standing()).toEqual([]);
    await at.owner(
      "begin; set local session_replication_role = replica; delete from ledger.anchor; delete from core.event where type = 'ledger.anchored'; delete from ledger.pending p where not exists (select from core.event e where e.id = p.event_id); commit",
    );
    clock.asked = 0;
  });

  it('are given for the newest of each log, once, and OpenSSL believes them', async () => {
    await stampHourly({ clockUrl: clock.address }).run(at.ctx);
    const kept = await stamps();
    expect(kept.map(({ stream }) => stream)).toContain('letters');
    expect(clock.asked).toBe(kept.length);
    for (const { token, text } of kept) expect(openssl(token, text)).toBe('Verification: OK');
    await stampHourly({ clockUrl: clock.address }).run(at.ctx);
    expect(clock.asked).toBe(kept.length);
    const { items } = await at.office.admin.call(anchors.list, {});
    expect(items[0]).toMatchObject({ kind: 'time-stamp', source: clock.address });
    const fetched = await at.house.server.inject({
      method: 'GET',
      url: `/api/ledger/anchors/${items.find(({ stream }) => stream === 'letters')!.id}/token`,
      headers: { authorization: `Bearer ${at.office.admin.token}` },
    });
    expect(fetched.rawPayload.equals(kept.find(({ stream }) => stream === 'letters')!.token)).toBe(true);
  });

  it('hold for the checkpoint that they are of, and for no other text, as OpenSSL says too', async () => {
    const [one] = await stamps();
    const other = one!.text.replace(/\n\d+\n/, '\n999\n');
    expect(await judged(one!.token, one!.text)).toBe('holds');
    expect(await judged(one!.token, other)).toBe('differs');
    expect(openssl(one!.token, other)).toBe('refused');
    const flipped = Buffer.from(one!.token);
    flipped[flipped.length - 20] = flipped.at(-20)! ^ 1;
    expect(await judged(flipped, one!.text)).toBe('differs');
    expect(openssl(flipped, one!.text)).toBe('refused');
  });

  it('are asked for again when the clock was silent', async () => {
    const before = (await stamps()).length;
    await at.addEvents(2);
    await at.sequence();
    await at.publish();
    clock.isDown = true;
    await stampHourly({ clockUrl: clock.address }).run(at.ctx);
    expect(await stamps()).toHaveLength(before);
    clock.isDown = false;
    await stampHourly({ clockUrl: clock.address }).run(at.ctx);
    expect((await stamps()).length).toBeGreaterThan(before);
  });

  it('are not kept when they are of something else (a clock that lies)', async () => {
    await at.addEvents(2);
    await at.sequence();
    await at.publish();
    const [old] = await stamps();
    const liar = await timeStampServer(async () => {
      // The status that says it was granted, and a token of another checkpoint.
      const status = Buffer.from([0x30, 0x03, 0x02, 0x01, 0x00]);
      const length = status.length + old!.token.length;
      return Buffer.concat([Buffer.from([0x30, 0x82, length >> 8, length & 255]), status, old!.token]);
    });
    const before = (await stamps()).length;
    await stampHourly({ clockUrl: liar.address }).run(at.ctx);
    expect(await standing()).toEqual(['clock-differs: LEDGER_CLOCK_URL']);
    expect(await stamps()).toHaveLength(before);
    await liar[Symbol.asyncDispose]();
    later(60);
    await stamp();
    expect(await standing()).toEqual([]);
  });

  it('that are refused are asked for again; a fault of our own is nobody’s silence, and rises', async () => {
    await at.addEvents(1);
    await at.sequence();
    await at.publish();
    // PKIStatus 2, rejection.
    const refusing = await timeStampServer(async () =>
      Buffer.from([0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02]),
    );
    await expect(stampCheckpoints(at.ctx, refusing.address)).rejects.toThrow('refused');
    await stampHourly({ clockUrl: refusing.address }).run(at.ctx);
    expect(await standing()).toEqual([]);
    await refusing[Symbol.asyncDispose]();
    const broken = { ...at.ctx, transact: () => Promise.reject(new Error('out of order')) };
    await expect(stampHourly({ clockUrl: clock.address }).run(broken)).rejects.toThrow('out of order');
    await stamp();
  });

  it('are judged by the monitor and by fsck, which name one that was exchanged', async () => {
    await at.sequence();
    await at.publish();
    const found = async () => [
      (await fsck(at.ctx, at.tiles)).findings.map(({ finding, record }) => `${finding}: ${record}`),
      (await monitor(at.ctx, at.tiles, 0)).findings.map(({ finding, record }) => `${finding}: ${record}`),
    ];
    expect(await found()).toEqual([[], []]);
    const kept = (await stamps()).filter(({ stream }) => stream === 'letters');
    const [first, second] = kept;
    const swap = (size: number, token: Buffer) =>
      at.owner(`begin; set local session_replication_role = replica;
      update ledger.anchor set token = decode('${token.toString('hex')}', 'hex') where stream = 'letters' and size = ${size};
      commit`);
    await swap(first!.size, second!.token);
    const line = `anchor-differs: letters size ${first!.size}`;
    // The log tells which token it was, too.
    const told = expect.stringMatching(/^anchor-missing: letters entry \d+$/);
    const both = expect.arrayContaining([line, told]);
    expect(await found()).toEqual([both, both]);
    await swap(first!.size, first!.token);
    expect(await found()).toEqual([[], []]);
  });

  it('of a clock that nobody answers for any more are named, with the tokens as they are', async () => {
    await disbelieve();
    const { findings } = await monitor(at.ctx, at.tiles, 0);
    expect(new Set(findings.map(({ finding }) => finding))).toEqual(new Set(['anchor-not-believed']));
    await believe();
    expect((await monitor(at.ctx, at.tiles, 0)).findings).toEqual([]);
  });

  it('are missed when they are deleted: the log itself tells of each', async () => {
    const lost = (await stamps()).length;
    await at.owner('begin; set local session_replication_role = replica; delete from ledger.anchor; commit');
    for (const findings of [
      (await fsck(at.ctx, at.tiles)).findings,
      (await monitor(at.ctx, at.tiles, 0)).findings,
    ]) {
      expect(findings).toHaveLength(lost);
      expect(new Set(findings.map(({ finding }) => finding))).toEqual(new Set(['anchor-missing']));
    }
  });

  it('are not asked for what only tells of stamps: one would bring the next', async () => {
    await stamp();
    const before = clock.asked;
    await at.sequence();
    await at.publish();
    await stamp();
    expect(clock.asked).toBe(before);
    await at.addEvents(1);
    await at.sequence();
    await at.publish();
    await stamp();
    expect(clock.asked).toBe(before + 1);
  });

  it('that are wanted for more than a day are told, until there is one or no clock is named', async () => {
    const late = () =>
      at.owner(`select finding, record from ledger.alarm where seen_by <> '{}' and record like 'letters %'`);
    const one = [{ finding: 'anchor-late', record: 'letters time-stamp' }];
    await at.addEvents(1);
    await at.sequence();
    await at.publish();
    clock.isDown = true;
    later(24 * 60 - 1);
    await stamp();
    expect(await late()).toEqual([]);
    later(2);
    await stamp();
    expect(await late()).toEqual(one);
    await stampHourly({}).run(at.ctx);
    expect(await late()).toEqual([]);
    await stamp();
    expect(await late()).toEqual(one);
    clock.isDown = false;
    later(60);
    await stamp();
    expect(await late()).toEqual([]);
    // Nothing came since: nothing is wanted, however long.
    clock.isDown = true;
    later(48 * 60);
    await stamp();
    expect(await late()).toEqual([]);
    clock.isDown = false;
  });
});
