/** From the signature of a letter to somebody who checks it with nothing but its file, its proof and the policy. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { verify } from '#app/commands/verify.ts';
import { mountPortal } from '#app/mount-portal.ts';
import { portalPages } from '#app/portal-pages.ts';
import { newId } from '#core/contract/ids.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { parsePolicy } from '#core/transparency/policy.ts';
import { parseTlogProof } from '#core/transparency/tlog-proof.ts';
import {
  type Evidence,
  offlineVerifierPath,
  policyAddress,
  proofAddress,
} from '#modules/ledger/contract/ledger.ts';
import { logVerifierKeys } from '#modules/ledger/server/keys/log-key.ts';
import { logOf } from '#modules/ledger/server/logs.queries.ts';
import { keepPolicy } from '#modules/ledger/server/policy/keep-policy.ts';
import { workAt } from '#modules/ledger/test/ledger-house.ts';
import { witnessServer } from '#modules/ledger/test/witness-server.ts';
import { parseExtra } from '#modules/ledger/verify/extra.ts';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { numberBooks } from '../contract/number-books.ts';
import { sending } from '../contract/sending.ts';
import { signatures } from '../contract/signing.ts';
import type { DraftId } from '../contract/terms.ts';
import { verification } from '../contract/verification.ts';
import { begun, openStep, saying, wayOver, write } from './factory.ts';
import { paperOf, prepare, sign, told } from './signing-desk.ts';

let house: TestHouse;
let office: SmallOffice;
let folder: string;
let at: ReturnType<typeof workAt>;
const witnesses: Awaited<ReturnType<typeof witnessServer>>[] = [];

beforeAll(async () => {
  house = await testHouse();
  mountPortal(house.server, house.house, house.pipeline, portalPages);
  folder = await mkdtemp(path.join(tmpdir(), 'pendopo-evidence-'));
  for (const name of ['w1.example', 'w2.example', 'w3.example', 'w4.example'])
    witnesses.push(await witnessServer(name));
});
afterAll(async () => {
  for (const { sleep } of witnesses) await sleep();
  await house.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  house.clock.set('2026-11-21T01:00:00Z');
  office = await smallOffice(house);
  at = workAt(house, office);
  const book = { unitId: office.unitId, name: 'Buku nomor', unitCode: 'SETDA' };
  await office.registry.call(numberBooks.open, book);
  await enrol(office.head);
  await at.sequence();
  await at.publish();
  const log = (await at.ctx.transact('read', ({ tx }) => logOf(tx, 'letters')))!;
  const [key] = await logVerifierKeys(log);
  for (const { believe, vkey, address } of witnesses) {
    believe(log.origin, key!);
    await at.owner(
      'insert into ledger.witness (agency_id, id, vkey, address, added_at) values ($1, $2, $3, $4, now())',
      [office.agencyId, newId(), vkey, address],
    );
  }
  await at.ctx.transact('write', keepPolicy);
});
afterEach(() => vi.restoreAllMocks());

/** Everything that waits gets its leaf, and is seen by the witnesses. */
async function published(): Promise<void> {
  await at.sequence();
  await at.publish();
}

async function signed(draftId: DraftId): Promise<void> {
  const { staff, division, head } = office;
  await staff.call(drafts.submit, { draftId, way: wayOver([division], head) });
  await division.call(drafts.approve, openStep(await division.call(drafts.open, { draftId })));
  expect(told(await sign(head, await prepare(head, [draftId])))).toEqual(['signed']);
}
async function sentLetter(): Promise<DraftId> {
  const { id } = await begun(office, {
    recipients: [{ channel: 'post', postId: office.secretary.postId, name: null }],
  });
  await signed(id);
  await office.staff.call(sending.send, { draftId: id });
  await house.runJobs();
  return id;
}

/** As anybody fetches them, without an account. */
const fetched = async (url: string) => {
  const answer = await house.server.inject({ url });
  if (answer.statusCode !== 302) return answer;
  return house.server.inject({ url: answer.headers.location as string });
};
const proofOf = (evidence: Evidence) => fetched(proofAddress(evidence));
const evidenceOf = (draftId: DraftId) => office.staff.call(signatures.evidence, { draftId });

/** The exit code of `pendopo verify`, and what it prints. */
async function verified(file: Buffer, proof: Buffer, policy: Buffer): Promise<[number, string]> {
  const names = { file: 'surat.pdf', proof: 'surat.tlog-proof', policy: 'instansi.tlog-policy' };
  const [filePath, proofPath, policyPath] = Object.values(names).map((name) => path.join(folder, name));
  await writeFile(filePath!, file);
  await writeFile(proofPath!, proof);
  await writeFile(policyPath!, policy);
  const lines: string[] = [];
  vi.stubEnv('LC_ALL', 'id_ID.UTF-8');
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const code = await verify([filePath!, proofPath!, '--policy', policyPath!]);
  vi.unstubAllEnvs();
  return [code, lines.join('\n')];
}

describe('a letter of the house', () => {
  it('is proven genuine and witnessed by its file, its proof and the policy, and one changed byte is not', async () => {
    const draftId = await sentLetter();
    expect(await evidenceOf(draftId)).toMatchObject({ proven: false });
    await published();
    const evidence = await evidenceOf(draftId);
    expect(evidence).toMatchObject({ proven: true, agencyId: office.agencyId });
    const file = await paperOf(house, office.staff, draftId);
    const proof = await proofOf(evidence);
    const policy = await fetched(policyAddress(office.agencyId));
    expect([proof.statusCode, policy.statusCode]).toEqual([200, 200]);
    expect(proof.headers['content-disposition']).toContain('.tlog-proof');
    expect((await parsePolicy(sha256, policy.rawPayload)).quorum).toMatchObject({ atLeast: 3 });

    const [code, words] = await verified(file, proof.rawPayload, policy.rawPayload);
    expect([code, words.split('\n')[0]]).toEqual([0, 'ASLI DAN DISAKSIKAN']);
    expect(words).toContain('outgoing.sent');
    const changed = Buffer.from(file);
    changed[Math.floor(file.length / 2)]! ^= 1;
    const [other, said] = await verified(changed, proof.rawPayload, policy.rawPayload);
    expect([other, said.split('\n')[0]]).toEqual([4, 'TIDAK COCOK']);
  });

  it('opens nothing of its record to whoever has the file alone', async () => {
    const draftId = await sentLetter();
    await published();
    const proof = await proofOf(await evidenceOf(draftId));
    const extra = parseExtra(parseTlogProof(proof.rawPayload).extra!);
    expect(extra.opening).toBeUndefined();
    expect(proof.body).not.toContain(draftId);
  });

  it('offers its proof to whoever holds its code or its file', async () => {
    const draftId = await sentLetter();
    const address = (await office.staff.call(drafts.open, { draftId })).verificationAddress!;
    const code = address.split('/').at(-1)! as never;
    expect((await house.as('')(verification.byCode, { code })).evidence).toBeNull();
    await published();
    const { evidence } = await house.as('')(verification.byCode, { code });
    const { proven, ...own } = await evidenceOf(draftId);
    expect(evidence).toEqual(own);
    const page = await house.server.inject({ url: `/verifikasi/${code}` });
    for (const link of [proofAddress(evidence!), policyAddress(office.agencyId), offlineVerifierPath])
      expect(page.body).toContain(`href="${link}"`);
    expect(proven).toBe(true);
  });

  it('is proven as withdrawn once a later letter withdrew it', async () => {
    const first = await sentLetter();
    const later = await office.staff.call(drafts.begin, {
      kindCode: 'SDINAS',
      postId: office.staff.postId,
      amendsDraftId: first,
      amendsHow: 'withdraws',
    });
    await write(office.staff, later.id, saying('Surat tersebut dicabut.'));
    await signed(later.id);
    await office.staff.call(sending.send, { draftId: later.id });
    await house.runJobs();
    await published();
    const file = await paperOf(house, office.staff, first);
    const proof = await proofOf(await evidenceOf(first));
    const policy = await fetched(policyAddress(office.agencyId));
    const [code, words] = await verified(file, proof.rawPayload, policy.rawPayload);
    expect([code, words.split('\n')[0]]).toEqual([0, 'ASLI, TETAPI SUDAH DICABUT ATAU DIRALAT']);
  });

  it('of another agency is not proven by ours, nor is a file that nobody issued', async () => {
    const draftId = await sentLetter();
    await published();
    const evidence = await evidenceOf(draftId);
    const elsewhere = await smallOffice(house);
    expect((await proofOf({ ...evidence, agencyId: elsewhere.agencyId })).statusCode).toBe(404);
    expect((await proofOf({ ...evidence, digest: 'ab'.repeat(32) })).statusCode).toBe(404);
  });

  it('that came in and was registered proves nothing, even where its event were made to say its digest', async () => {
    const digest = Buffer.from(sha256(Buffer.from('a forged letter'))).toString('hex');
    const id = newId();
    // A planted fault: the event of a registration that carries what only issued letters may.
    await at.owner(
      `insert into core.event (agency_id, id, type, version, occurred_at, actor_kind, subject_id, matter_id, payload)
       values ($1, $2, 'letter.registered', 1, $3::timestamptz, 'system', $2, $2, $4)`,
      [office.agencyId, id, house.clock.now(), JSON.stringify({ pdfSha256: digest })],
    );
    await sentLetter();
    await published();
    const named = await at.owner<{ kind: string; pdf: Buffer | null }>(
      `select e.type as kind, n.pdf from ledger.entry n join core.event e on e.id = n.event_id where n.agency_id = $1`,
      [office.agencyId],
    );
    const kinds = new Set(named.filter(({ pdf }) => pdf).map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['outgoing.signed', 'outgoing.sent']));
    expect((await proofOf({ agencyId: office.agencyId, digest })).statusCode).toBe(404);
  });
});
