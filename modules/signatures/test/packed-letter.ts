import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The letter with its objects packed and cross-references in a stream, as other programs write them. */
export function withPackedObjects(pdf: Uint8Array): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'packed-'));
  try {
    writeFileSync(path.join(folder, 'in.pdf'), pdf);
    const args = ['--object-streams=generate', '--deterministic-id', 'in.pdf', 'out.pdf'];
    const { status, stderr } = spawnSync('qpdf', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`qpdf: ${stderr}`);
    return readFileSync(path.join(folder, 'out.pdf'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
