import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { operatorText } from '#app/operator-texts.ts';
import { OperatorError } from '#core/db/embedded/operator-error.ts';
import { type Held, makeEvidence } from '#modules/ledger/verify/testing/made-evidence.ts';
import { UsageError } from './usage-error.ts';
import { verify } from './verify.ts';

const made = await makeEvidence();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pendopo-verify-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The exit code and what was printed. */
async function said(held: Held, language = 'id_ID.UTF-8', ...more: string[]): Promise<[number, string]> {
  vi.stubEnv('LC_ALL', language);
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const paths = {
    file: join(folder, 'surat.pdf'),
    proof: join(folder, 'surat.tlog-proof'),
    policy: join(folder, 'p'),
  };
  await writeFile(paths.file, held.file);
  await writeFile(paths.proof, held.proof);
  await writeFile(paths.policy, held.policy);
  const code = await verify([paths.file, paths.proof, '--policy', paths.policy, ...more]);
  return [code, lines.join('\n')];
}

it('tells by its exit code and in words of both languages what a proof shows', async () => {
  const { genuine } = made;
  const [witnessed, words] = await said(genuine);
  expect([witnessed, words.split('\n')[0]]).toEqual([0, 'ASLI DAN DISAKSIKAN']);
  expect(words).toContain('✓ Tanda tangan log: benar');
  expect(words).toMatch(/Berlaku per .*2026/);
  expect(await said(genuine, 'en_US.UTF-8')).toEqual([0, expect.stringMatching(/^GENUINE AND WITNESSED\n/)]);
  expect(await said(await made.seenBy(['w1']))).toEqual([
    3,
    expect.stringMatching(/^ASLI, BELUM DISAKSIKAN\n/),
  ]);
  const other = { ...genuine, file: Buffer.from('x') };
  expect(await said(other)).toEqual([
    4,
    expect.stringMatching(/^TIDAK COCOK\nBukti ini sah untuk berkas lain/),
  ]);
  const unknown = { ...genuine, policy: made.policyWith((lines) => lines.slice(1)) };
  expect(await said(unknown)).toEqual([5, expect.stringMatching(/^BELUM DAPAT DIPERIKSA\n/)]);
  expect(await said({ ...genuine, proof: new Uint8Array(5_000_001) })).toEqual([5, expect.anything()]);
});

it('says the same as JSON', async () => {
  const [code, json] = await said(made.genuine, 'C', '--json');
  expect([code, JSON.parse(json)]).toMatchObject([
    0,
    { verdict: 'witnessed', index: 33, size: 70, record: { kind: 'outgoing.sent' }, steps: { file: 'held' } },
  ]);
});

it('no forgery ends with 0 or 3', async () => {
  const forgeries = await made.forgeries();
  const codes = new Set<number>();
  for (const { held } of forgeries) codes.add((await said(held))[0]);
  expect([...codes].toSorted()).toEqual([4, 5]);
});

it('asks for what it needs, and names the file that it cannot read', async () => {
  await expect(verify(['a', 'b'])).rejects.toThrow(UsageError);
  await expect(verify(['a', '--policy', 'p'])).rejects.toThrow(UsageError);
  const missing = join(folder, 'missing');
  const fault = verify([missing, missing, '--policy', missing]);
  await expect(fault).rejects.toThrow(OperatorError);
  await expect(fault).rejects.toThrow(operatorText('verify.unreadable', { path: missing, reason: 'ENOENT' }));
});
