import { createHash } from 'node:crypto';
import { encodePath, isUnsafePath } from './bag-paths.ts';
import { tarEnd, tarHeader, tarPadding } from './tar.ts';

/** One file of the payload; its content is asked for when its turn comes. */
export interface BagFile {
  /** Path below `data/`. */
  path: string;
  size: number;
  open(): Promise<AsyncIterable<Buffer>>;
}

/** What was put into a bag, as its manifests tell it. */
export interface BaggedFile {
  path: string;
  size: number;
  sha256: string;
  sha512: string;
}

export interface Bag {
  /** The name of the folder that the archive holds. */
  name: string;
  /** Lines of bag-info.txt besides those that are counted here. */
  info: readonly (readonly [string, string])[];
  files: readonly BagFile[];
  /** Tag files made from what was bagged, such as a description of the records. */
  describe(files: readonly BaggedFile[]): { path: string; text: string }[];
  at: Date;
  /** `2026-11-22`, in the zone of the agency. */
  day: string;
}

/** A file was not as long as its row says: what would be handed over is not what was filed. */
export class WrongSize extends Error {}

/**
 * Writes a bag (RFC 8493, version 1.0) as a tar archive, in one passage: payload first, then its manifests by SHA-256 and
 * SHA-512, bag-info.txt, the description, and tag manifests over all of these. Nothing is kept in memory but the manifests.
 * @throws WrongSize, RangeError for a path that is unsafe or too long
 */
export async function* writeBag(bag: Bag): AsyncGenerator<Buffer> {
  const bagged: BaggedFile[] = [];
  yield tarHeader({ path: `${bag.name}/data/`, size: 0, kind: 'folder' }, bag.at);
  for (const file of bag.files) {
    const path = `data/${file.path}`;
    if (isUnsafePath(path)) throw new RangeError(`${path} is no safe path`);
    yield tarHeader({ path: `${bag.name}/${path}`, size: file.size }, bag.at);
    const [sha256, sha512] = [createHash('sha256'), createHash('sha512')];
    let size = 0;
    for await (const piece of await file.open()) {
      size += piece.length;
      if (size > file.size) break;
      sha256.update(piece);
      sha512.update(piece);
      yield piece;
    }
    if (size !== file.size) throw new WrongSize(path);
    yield tarPadding(size);
    bagged.push({ path, size, sha256: sha256.digest('hex'), sha512: sha512.digest('hex') });
  }
  const tags = tagFiles(bag, bagged);
  for (const { path, text } of tags) {
    const bytes = Buffer.from(text);
    yield Buffer.concat([tarHeader({ path: `${bag.name}/${path}`, size: bytes.length }, bag.at), bytes]);
    yield tarPadding(bytes.length);
  }
  yield tarEnd;
}

function tagFiles(bag: Bag, bagged: readonly BaggedFile[]): { path: string; text: string }[] {
  const bytes = bagged.reduce((sum, { size }) => sum + size, 0);
  const info: (readonly [string, string])[] = [
    ...bag.info,
    ['Bagging-Date', bag.day],
    ['Payload-Oxum', `${bytes}.${bagged.length}`],
  ];
  const tags = [
    { path: 'bagit.txt', text: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' },
    // A line break in a value would begin another label.
    {
      path: 'bag-info.txt',
      text: info.map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ').trim()}\n`).join(''),
    },
    ...(['sha256', 'sha512'] as const).map((algorithm) => ({
      path: `manifest-${algorithm}.txt`,
      text: bagged.map((file) => `${file[algorithm]}  ${encodePath(file.path)}\n`).join(''),
    })),
    ...bag.describe(bagged),
  ];
  const listed = (['sha256', 'sha512'] as const).map((algorithm) => ({
    path: `tagmanifest-${algorithm}.txt`,
    text: tags
      .map(({ path, text }) => `${createHash(algorithm).update(text).digest('hex')}  ${encodePath(path)}\n`)
      .join(''),
  }));
  return [...tags, ...listed];
}
