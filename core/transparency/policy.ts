/**
 * Whom a reader trusts: which logs, which witnesses, and how many of them are enough (C2SP tlog-policy). The file is
 * read as octets; names are compared octet by octet and mean nothing outside of it.
 */
import { fromUtf8 } from './bytes.ts';
import type { Hashing } from './crypto.ts';
import { FormatFault } from './format-fault.ts';
import {
  isSamePublicKey,
  type KeyType,
  keyTypes,
  parseVerifierKey,
  type VerifierKey,
} from './verifier-key.ts';

export interface PolicyKey {
  key: VerifierKey;
  url?: string;
}

/** A witness, or so many of several members. */
export type Quorum = { witness: string } | { group: string; atLeast: number; of: readonly Quorum[] };

export interface Policy {
  logs: readonly PolicyKey[];
  /** By the name that the file gives them, which is not the name of their key. */
  witnesses: ReadonlyMap<string, PolicyKey>;
  /** `none`: no witness is asked for. */
  quorum: Quorum | 'none';
}

/** Whether these witnesses, by their names in the policy, are enough. Nobody is needed for `none`. */
export function isQuorum(quorum: Quorum | 'none', cosigned: ReadonlySet<string>): boolean {
  if (quorum === 'none') return true;
  if ('witness' in quorum) return cosigned.has(quorum.witness);
  return quorum.of.filter((member) => isQuorum(member, cosigned)).length >= quorum.atLeast;
}

/** A policy from the octets of its file. @throws FormatFault */
export async function parsePolicy(sha256: Hashing, file: Uint8Array): Promise<Policy> {
  const reading = new PolicyReading(sha256);
  for (const words of wordsOf(file)) await reading.take(words);
  return reading.finished();
}

/** Lines as words. One octet is one character here (Latin-1), so that names stay octets. */
function wordsOf(file: Uint8Array): string[][] {
  if (file.some((octet) => octet !== 0x09 && octet !== 0x0a && (octet < 0x20 || octet === 0x7f)))
    throw new FormatFault('policy', 'control characters');
  const lines = Array.from(file, (octet) => String.fromCharCode(octet))
    .join('')
    .split('\n');
  // A file that was cut off may ask for less than its author did.
  if (lines.pop() !== '') throw new FormatFault('policy', 'no newline at the end');
  return lines
    .map((line) => line.split(/[ \t]+/).filter((word) => word !== ''))
    .filter(([first]) => first !== undefined && !first.startsWith('#'));
}

class PolicyReading {
  readonly #sha256: Hashing;
  readonly #logs: PolicyKey[] = [];
  readonly #witnesses = new Map<string, PolicyKey>();
  readonly #named = new Map<string, Quorum>();
  readonly #members = new Set<string>();
  #quorum: Quorum | 'none' | undefined;

  constructor(sha256: Hashing) {
    this.#sha256 = sha256;
  }

  finished(): Policy {
    if (this.#quorum === undefined) throw new FormatFault('policy', 'no quorum');
    return { logs: this.#logs, witnesses: this.#witnesses, quorum: this.#quorum };
  }

  async take([kind, ...words]: string[]): Promise<void> {
    if (kind === 'log') return this.#log(words);
    if (kind === 'witness') return this.#witness(words);
    if (kind === 'group') return this.#group(words);
    if (kind === 'quorum') return this.#settle(words);
    throw new FormatFault('policy', 'a line of no known kind');
  }

  async #log([vkey, url, ...more]: string[]): Promise<void> {
    if (more.length > 0) throw new FormatFault('policy', 'log line');
    const log = await this.#key(vkey, url, keyTypes.note);
    if (this.#logs.some(({ key }) => isSamePublicKey(key, log.key)))
      throw new FormatFault('policy', 'one log twice');
    this.#logs.push(log);
  }

  async #witness([name, vkey, url, ...more]: string[]): Promise<void> {
    if (more.length > 0) throw new FormatFault('policy', 'witness line');
    const witness = await this.#key(vkey, url, keyTypes.cosignature);
    if ([...this.#witnesses.values()].some(({ key }) => isSamePublicKey(key, witness.key)))
      throw new FormatFault('policy', 'one witness twice');
    this.#name(name, { witness: name! });
    this.#witnesses.set(name!, witness);
  }

  #group([name, threshold, ...members]: string[]): void {
    const of = members.map((member) => this.#known(member));
    for (const member of members) {
      // One witness must not count in two ways.
      if (this.#members.has(member)) throw new FormatFault('policy', 'a member of two groups');
      this.#members.add(member);
    }
    const atLeast = thresholdOf(threshold, of.length);
    if (atLeast === undefined) throw new FormatFault('policy', 'threshold of a group');
    this.#name(name, { group: name!, atLeast, of });
  }

  #settle([name, ...more]: string[]): void {
    if (more.length > 0 || this.#quorum !== undefined)
      throw new FormatFault('policy', 'more than one quorum');
    this.#quorum = name === 'none' ? 'none' : this.#known(name);
  }

  async #key(vkey: string | undefined, url: string | undefined, type: KeyType): Promise<PolicyKey> {
    const text = fromUtf8(Uint8Array.from(vkey ?? '', (character) => character.charCodeAt(0)));
    if (!text) throw new FormatFault('policy', 'key');
    const key = await parseVerifierKey(this.#sha256, text);
    if (key.type !== type) throw new FormatFault('policy', 'a key of another kind');
    return { key, ...(url !== undefined && { url }) };
  }

  #name(name: string | undefined, meaning: Quorum): void {
    if (name === undefined || name === 'none' || this.#named.has(name))
      throw new FormatFault('policy', 'a name that is taken');
    this.#named.set(name, meaning);
  }

  #known(name: string | undefined): Quorum {
    const meaning = this.#named.get(name ?? '');
    if (!meaning) throw new FormatFault('policy', 'a name that no earlier line defines');
    return meaning;
  }
}

/** `any`, `all` or a number of 1 to the count of the members. */
function thresholdOf(word: string | undefined, count: number): number | undefined {
  if (count === 0) return undefined;
  if (word === 'any') return 1;
  if (word === 'all') return count;
  const number = /^[1-9][0-9]{0,6}$/.test(word ?? '') ? Number(word) : 0;
  return number >= 1 && number <= count ? number : undefined;
}
