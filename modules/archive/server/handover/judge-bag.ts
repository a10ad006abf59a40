import {
  type BagFault,
  type BagFaultCode,
  type BagVerdict,
  type BagWarningCode,
  contentFaults,
} from './bag-fault.ts';
import { isUnsafePath } from './bag-paths.ts';
import {
  linesOf,
  type ManifestLine,
  readBagInfo,
  readDeclaration,
  readFetchLine,
  readManifestLine,
} from './bag-tags.ts';

/** Algorithms that a validator must or may know (RFC 8493 §2.4), by their names in manifests. */
export const bagAlgorithms = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const;
export type BagAlgorithm = (typeof bagAlgorithms)[number];

export interface SurveyedFile {
  size: number;
  digests: Readonly<Record<BagAlgorithm, string>>;
  /** The bytes of files that lie beside the payload and are not too large. */
  bytes: Buffer | null;
}

/** What lies in a bag, by paths from its base. */
export interface BagSurvey {
  files: ReadonlyMap<string, SurveyedFile>;
  hasPayloadFolder: boolean;
  /** What was found on the way: links, devices, files out of every folder. */
  faults: readonly BagFault[];
}

const versions: ReadonlySet<string> = new Set(['0.93', '0.94', '0.95', '0.96', '0.97', '1.0']);
const weak: ReadonlySet<string> = new Set(['md5', 'sha1']);
const isPayload = (path: string) => path.startsWith('data/');

interface Manifest {
  name: string;
  algorithm: string;
  lines: Map<string, string>;
}

/**
 * Judges a bag by RFC 8493, strictly: complete where everything listed is there and everything there is listed, valid
 * where every checksum holds as well. Nothing is fetched, so a bag with holes is not complete.
 */
export function judgeBag(survey: BagSurvey): BagVerdict {
  const judge = new Judge(survey);
  judge.run();
  const payload = [...survey.files].filter(([path]) => isPayload(path));
  return {
    complete: judge.faults.every(({ code }) => contentFaults.has(code)),
    valid: judge.faults.length === 0,
    version: judge.version,
    files: payload.length,
    bytes: payload.reduce((sum, [, { size }]) => sum + size, 0),
    faults: judge.faults,
    warnings: judge.warnings,
  };
}

/** Why a manifest may not list a path; null where it may. */
function strayed(path: string, ofTags: boolean): BagFaultCode | null {
  if (isUnsafePath(path)) return 'path-unsafe';
  if (!ofTags) return isPayload(path) ? null : 'path-outside';
  if (isPayload(path)) return 'path-inside';
  return /^tagmanifest-[^/]*\.txt$/.test(path) ? 'tag-manifest-listed' : null;
}

/** One judgement under way: what is found is told by its code and the file it is about. */
class Judge {
  readonly faults: BagFault[];
  readonly warnings: BagFault<BagWarningCode>[] = [];
  version: string | null = null;
  #decode = (bytes: Buffer) => bytes.toString('utf8');
  readonly #survey: BagSurvey;

  constructor(survey: BagSurvey) {
    this.#survey = survey;
    this.faults = [...survey.faults];
  }

  run(): void {
    if (!this.#declaration()) return;
    if (!this.#survey.hasPayloadFolder) this.#fault('payload-missing', 'data/');
    const payload = this.#manifests('manifest-');
    const tags = this.#manifests('tagmanifest-');
    if (payload.length === 0) this.#fault('manifest-missing', 'manifest-*.txt');
    this.#names([...payload, ...tags]);
    this.#payload(payload);
    this.#fetch(payload);
    this.#tags(tags, payload);
    for (const manifest of [...payload, ...tags]) this.#checksums(manifest);
    this.#bagInfo();
  }

  #fault(code: BagFaultCode, at: string): void {
    if (!this.faults.some((one) => one.code === code && one.at === at)) this.faults.push({ code, at });
  }

  #warn(code: BagWarningCode, at: string): void {
    if (!this.warnings.some((one) => one.code === code && one.at === at)) this.warnings.push({ code, at });
  }

  /** Two names, there or listed, that other systems take for one, and files that systems leave behind. */
  #names(manifests: readonly Manifest[]): void {
    const seen = new Map<string, string>();
    const listed = manifests.flatMap(({ lines }) => [...lines.keys()]);
    for (const path of new Set([...this.#survey.files.keys(), ...listed])) {
      if (/(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/i.test(path)) this.#warn('system-file', path);
      const composed = path.normalize('NFC');
      const key = composed.toLowerCase();
      const other = seen.get(key);
      if (other !== undefined)
        this.#warn(
          other.normalize('NFC') === composed ? 'names-differ-by-form' : 'names-differ-by-case',
          path,
        );
      seen.set(key, path);
    }
  }

  #declaration(): boolean {
    const bytes = this.#survey.files.get('bagit.txt')?.bytes;
    if (!bytes) {
      this.#fault('declaration-missing', 'bagit.txt');
      return false;
    }
    const declared = readDeclaration(bytes);
    if (!declared) {
      this.#fault('declaration-malformed', 'bagit.txt');
      return false;
    }
    this.version = declared.version;
    if (!versions.has(declared.version)) this.#fault('version-unknown', declared.version);
    try {
      const decoder = new TextDecoder(declared.encoding, { fatal: true });
      // A mark says which half comes first; the label alone means the lower one.
      const reversed = decoder.encoding === 'utf-16le' ? new TextDecoder('utf-16be', { fatal: true }) : null;
      this.#decode = (one) =>
        (reversed && one[0] === 0xfe && one[1] === 0xff ? reversed : decoder).decode(one);
    } catch {
      this.#fault('encoding-unknown', declared.encoding);
      return false;
    }
    return true;
  }

  #text(path: string): string | null {
    const file = this.#survey.files.get(path);
    if (!file) return null;
    try {
      if (file.bytes) return this.#decode(file.bytes);
      this.#fault('too-large', path);
    } catch {
      this.#fault('encoding-unknown', path);
    }
    return null;
  }

  #manifests(prefix: 'manifest-' | 'tagmanifest-'): Manifest[] {
    const names = [...this.#survey.files.keys()].filter(
      (path) => path.startsWith(prefix) && /^[^/]+\.txt$/.test(path),
    );
    return names.map((name) => {
      const algorithm = name.slice(prefix.length, -'.txt'.length);
      if (weak.has(algorithm)) this.#warn('weak-algorithm', name);
      if (!(bagAlgorithms as readonly string[]).includes(algorithm)) this.#fault('algorithm-unknown', name);
      const lines = new Map<string, string>();
      for (const line of linesOf(this.#text(name) ?? '')) {
        const read = readManifestLine(line);
        if (read) this.#take(lines, read, name);
        else this.#fault('line-malformed', `${name}: ${line.slice(0, 80)}`);
      }
      return { name, algorithm, lines };
    });
  }

  #take(lines: Map<string, string>, line: ManifestLine, name: string): void {
    const { checksum, path, starred, dotted } = line;
    if (starred) this.#warn('binary-mark', name);
    if (dotted) this.#warn('dot-path', path);
    const astray = strayed(path, name.startsWith('tagmanifest-'));
    if (astray) {
      this.#fault(astray, path);
      return;
    }
    const before = lines.get(path);
    if (before !== undefined && before !== checksum) this.#fault('listed-apart', path);
    // Once, since 1.0; before, a second line that says the same was only odd.
    else if (before !== undefined && this.version === '1.0') this.#fault('listed-twice', path);
    else if (before !== undefined) this.#warn('listed-twice-alike', path);
    lines.set(path, checksum);
  }

  /** Since 1.0 every manifest lists every file; before, one of them had to. */
  #payload(manifests: readonly Manifest[]): void {
    for (const manifest of manifests)
      for (const path of manifest.lines.keys())
        if (!this.#survey.files.has(path)) this.#fault('file-missing', path);
    const listed = (path: string) =>
      this.version === '1.0'
        ? manifests.every(({ lines }) => lines.has(path))
        : manifests.some(({ lines }) => lines.has(path));
    for (const path of this.#survey.files.keys())
      if (isPayload(path) && !listed(path)) this.#fault('file-unlisted', path);
    if (this.version !== '1.0') return;
    const all = new Set(manifests.flatMap(({ lines }) => [...lines.keys()]));
    for (const path of all) if (!listed(path)) this.#fault('file-unlisted', path);
  }

  #fetch(manifests: readonly Manifest[]): void {
    for (const line of linesOf(this.#text('fetch.txt') ?? '')) {
      const read = readFetchLine(line);
      if (!read) this.#fault('line-malformed', `fetch.txt: ${line.slice(0, 80)}`);
      else if (isUnsafePath(read.path)) this.#fault('path-unsafe', read.path);
      else if (!isPayload(read.path)) this.#fault('path-outside', read.path);
      else if (!manifests.every(({ lines }) => lines.has(read.path)))
        this.#fault('fetch-unlisted', read.path);
    }
  }

  #tags(tags: readonly Manifest[], payload: readonly Manifest[]): void {
    const [first] = tags;
    for (const { name, lines } of tags) {
      for (const path of lines.keys()) if (!this.#survey.files.has(path)) this.#fault('file-missing', path);
      if (this.version !== '1.0') continue;
      for (const manifest of payload)
        if (!lines.has(manifest.name)) this.#fault('manifest-unlisted', `${name}: ${manifest.name}`);
      const same =
        first!.lines.size === lines.size && [...lines.keys()].every((path) => first!.lines.has(path));
      // They should list the same files, and must list every payload manifest (§2.2.1).
      if (!same) this.#warn('tag-manifests-differ', name);
    }
  }

  #checksums({ algorithm, lines }: Manifest): void {
    for (const [path, checksum] of lines) {
      const digest = this.#survey.files.get(path)?.digests[algorithm as BagAlgorithm];
      if (digest !== undefined && digest !== checksum) this.#fault('checksum-mismatch', path);
    }
  }

  /** Payload-Oxum: bytes and number of files of the payload (RFC 8493 §2.2.2); in package-info.txt before 0.96. */
  #bagInfo(): void {
    const name = this.version! < '0.96' ? 'package-info.txt' : 'bag-info.txt';
    const text = this.#text(name);
    if (text === null) return;
    const { entries, malformed } = readBagInfo(text, this.version === '1.0');
    for (const line of malformed) this.#fault('line-malformed', `${name}: ${line.slice(0, 80)}`);
    const payload = [...this.#survey.files].filter(([path]) => isPayload(path));
    const oxum = `${payload.reduce((sum, [, { size }]) => sum + size, 0)}.${payload.length}`;
    for (const [label, value] of entries)
      if (label.toLowerCase() === 'payload-oxum' && value !== oxum) this.#fault('oxum-mismatch', value);
  }
}
