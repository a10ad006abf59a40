/** A proof of ours with nothing of ours: the leaf made with a shell, judged by a page of Python and openssl. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeEvidence } from '../verify/testing/made-evidence.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pendopo-shell-'));
afterAll(() => rmSync(folder, { recursive: true }));
const judge = path.join(import.meta.dirname, '../../../core/transparency/testing/python/verify_proof.py');

/** As the README of the module tells it. */
const leafByShell = `
hash=$(sha256sum surat.pdf | cut -d' ' -f1)
sed -n 's/^extra //p' surat.tlog-proof | base64 -d | sed -e 1d -e '/^$/,$d' -e "s/^pdf .*/pdf $hash/" > leaf
`;

const { genuine } = await makeEvidence();
const keys = Buffer.from(genuine.policy)
  .toString()
  .split('\n')
  .flatMap((line) => /^(?:log|witness \S+) (\S+)$/.exec(line)?.[1] ?? []);

function said(file: Uint8Array): string {
  writeFileSync(path.join(folder, 'surat.pdf'), file);
  writeFileSync(path.join(folder, 'surat.tlog-proof'), genuine.proof);
  const shell = spawnSync('sh', ['-ec', leafByShell], { cwd: folder, encoding: 'utf8' });
  expect(shell.stderr).toBe('');
  const { stdout, stderr, error, status } = spawnSync(
    'python3',
    [judge, 'leaf', 'surat.tlog-proof', ...keys],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  if (error) throw error;
  return `${status === 0 ? 'holds' : 'fails'}\n${stdout}${stderr}`;
}

it('holds for the file that is on record, and for no other', () => {
  expect(said(genuine.file)).toMatch(/^holds\nleaf 33 of 70 is in the tree of log\.arunika\.example/);
  expect(said(Buffer.from('another'))).toMatch(/^fails\n/);
});
