/** From the event of a letter that leaves the office to a citizen who checks it offline, with witnesses between. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { hexOf } from '#core/transparency/bytes.ts';
import { nodeChecking, sha256 } from '#core/transparency/node/node-crypto.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import { logVerifierKey } from '../server/keys/log-key.ts';
import { logOf } from '../server/logs.queries.ts';
import { proveEvent } from '../server/prove/prove-event.ts';
import { verifyFile } from '../verify/verify-file.ts';
import { believedLogsFile } from '../witness/believed-logs.ts';
import { serveWitness } from '../witness/serve-witness.ts';
import { openWitness } from '../witness/witness.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

const log = { info: () => undefined, warn: () => undefined };
const letter = Buffer.from('%PDF-1.7 a letter that leaves the office\n');
let at: LedgerHouse;
let folder: string;
let policy: Buffer;
const witnesses: { vkey: string; sleep: () => Promise<void> }[] = [];

beforeAll(async () => {
  at = await ledgerHouse();
  await at.registerLetter();
  await at.sequence();
  const found = (await at.ctx.transact('read', ({ tx }) => logOf(tx, 'letters')))!;
  const vkey = printVerifierKey(await logVerifierKey(found.origin, found.publicKeys[0]!));
  folder = await mkdtemp(path.join(tmpdir(), 'pendopo-way-'));
  await writeFile(path.join(folder, 'logs'), `${vkey}\n`);
  for (const name of ['saksi1.example', 'saksi2.example', 'saksi3.example']) {
    const logs = await believedLogsFile(path.join(folder, 'logs'));
    const witness = await openWitness({ folder: path.join(folder, name), name, logs, log });
    const served = await serveWitness(witness, {
      ...{ host: '127.0.0.1', port: 0, ailment: () => undefined },
      onError: (error) => console.error(error),
    });
    const own = printVerifierKey(witness.signer.key);
    await at.owner(
      'insert into ledger.witness (agency_id, id, vkey, address, added_at) values ($1, $2, $3, $4, now())',
      [at.office.agencyId, newId(), own, served.url],
    );
    const sleep = async () => {
      await served.close();
      await witness.close();
    };
    witnesses.push({ vkey: own, sleep });
  }
  const named = witnesses.map((one, on) => `witness w${on} ${one.vkey}`);
  policy = Buffer.from([`log ${vkey}`, ...named, 'group enough 2 w0 w1 w2', 'quorum enough', ''].join('\n'));
});
afterAll(async () => {
  for (const { sleep } of witnesses) await sleep();
  await at.house.close();
  await rm(folder, { recursive: true, force: true });
});

/** An event that is on its way into the log; its id. */
async function happens(type: string, payload: object): Promise<string> {
  const id = newId();
  await at.owner(
    `insert into core.event (agency_id, id, type, version, occurred_at, actor_kind, subject_id, matter_id, payload)
     values ($1, $2, $3, 1, $4::timestamptz, 'system', $2, $2, $5)`,
    [at.office.agencyId, id, type, at.house.clock.now(), JSON.stringify(payload)],
  );
  await at.sequence();
  await at.publish();
  return id;
}

const verdictOn = async (event: string, file: Uint8Array) => {
  const proof = await proveEvent(at.ctx, at.tiles, event);
  return verifyFile(nodeChecking, { digest: sha256(file), proof, policy });
};

it('a letter of the log is genuine and witnessed, another file is not it, and an event without a file proves none', async () => {
  const sent = await happens('outgoing.sent', { pdfSha256: hexOf(sha256(letter)) });
  const found = await verdictOn(sent, letter);
  expect(found).toMatchObject({
    verdict: 'witnessed',
    leaf: { kind: 'outgoing.sent' },
    steps: { opening: 'held' },
  });
  expect('sightings' in found && found.sightings).toHaveLength(3);
  expect(await verdictOn(sent, Buffer.from('another'))).toMatchObject({ verdict: 'mismatch', step: 'file' });
  const other = await happens('letter.corrected', { n: 1 });
  expect(await verdictOn(other, letter)).toEqual({ verdict: 'cannot-check', reason: 'not-about-a-file' });
});

it('with one witness down it is witnessed still, with two it is not yet', async () => {
  await witnesses[0]!.sleep();
  const first = await happens('outgoing.sent', { pdfSha256: hexOf(sha256(letter)) });
  expect(await verdictOn(first, letter)).toMatchObject({ verdict: 'witnessed' });
  await witnesses[1]!.sleep();
  const second = await happens('outgoing.sent', { pdfSha256: hexOf(sha256(letter)) });
  expect(await verdictOn(second, letter)).toMatchObject({
    verdict: 'not-witnessed',
    steps: { quorum: 'failed' },
  });
});
