import { createHash } from 'node:crypto';
import type { BagFault } from './bag-fault.ts';
import { isUnsafePath, withoutDot } from './bag-paths.ts';
import { type BagAlgorithm, type BagSurvey, bagAlgorithms, type SurveyedFile } from './judge-bag.ts';
import { BrokenTar, readTar } from './tar.ts';

/** The largest tag file that is read, and the most members of an archive. */
const mostTagBytes = 16_000_000;
const mostMembers = 200_000;

/**
 * Surveys a bag in a tar archive as it arrives: every file is hashed, nothing is written anywhere, so nothing can be
 * unpacked to a wrong place. The archive must hold one folder, which is the bag (RFC 8493 §4).
 */
export async function surveyTar(source: AsyncIterable<Buffer>): Promise<BagSurvey> {
  const files = new Map<string, SurveyedFile>();
  const faults: BagFault[] = [];
  let base: string | null = null;
  let hasPayloadFolder = false;
  let members = 0;
  try {
    for await (const { path: written, kind, size, content } of readTar(source)) {
      members += 1;
      if (members > mostMembers) throw new BrokenTar('too many members');
      const whole = withoutDot(written).replace(/\/+$/, '');
      if (whole === '' || whole === '.') continue;
      const [top, ...rest] = whole.split('/');
      const path = rest.join('/');
      base ??= top!;
      if (isUnsafePath(whole)) faults.push({ code: 'path-unsafe', at: whole });
      else if (top !== base || (kind !== 'folder' && path === ''))
        faults.push({ code: 'no-single-folder', at: whole });
      else if (kind === 'other') faults.push({ code: 'not-a-plain-file', at: path });
      else if (files.has(path)) faults.push({ code: 'listed-twice', at: path });
      else if (kind === 'file') files.set(path, await surveyFile(path, size, content));
      if ((path === 'data' && kind === 'folder') || path.startsWith('data/')) hasPayloadFolder = true;
    }
  } catch (error) {
    if (!(error instanceof BrokenTar)) throw error;
    faults.push({ code: 'archive-broken', at: error.message });
  }
  return { files, hasPayloadFolder, faults };
}

/** Hashes one file by every algorithm that a manifest may name. */
export async function surveyFile(
  path: string,
  size: number,
  content: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<SurveyedFile> {
  const hashes = bagAlgorithms.map((algorithm) => [algorithm, createHash(algorithm)] as const);
  const keeps = !path.startsWith('data/') && size <= mostTagBytes;
  const kept: Buffer[] = [];
  for await (const piece of content) {
    for (const [, hash] of hashes) hash.update(piece);
    if (keeps) kept.push(Buffer.from(piece));
  }
  const digests = Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')]));
  return {
    size,
    digests: digests as Record<BagAlgorithm, string>,
    bytes: keeps ? Buffer.concat(kept) : null,
  };
}
