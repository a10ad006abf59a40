import type { Readable } from 'node:stream';
import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { FileStore } from '#core/files/file-store.ts';
import { readIf, tokensIn } from './dav-if.ts';
import { type DropLock, type DropNode, locksOn, nodeAt } from './drop-nodes.queries.ts';
import { isWithin, pathFrom } from './drop-paths.ts';

/** A request for the drop folder of a person, who is known and may file. */
export interface DavCall {
  method: string;
  path: string;
  header(name: string): string | undefined;
  body: Readable;
  person: PersonId;
  agency: AgencyId;
  files: FileStore;
  /** Hosts under which this house is asked. */
  hosts: readonly string[];
  folders: { done: string; refused: string };
  now(): Date;
  transact<T>(mode: 'read' | 'write', work: (tx: Tx) => Promise<T>): Promise<T>;
}

export interface DavAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Readable;
}

/** An answer that ends what was begun. */
export class DavRefusal extends Error {
  readonly answer: DavAnswer;

  constructor(status: number, condition?: string) {
    super(`dav ${status}`);
    this.answer = condition
      ? {
          ...{ status, headers: { 'content-type': 'application/xml; charset=utf-8' } },
          body: `<?xml version="1.0" encoding="utf-8"?>\n<D:error xmlns:D="DAV:">${condition}</D:error>`,
        }
      : { status };
  }
}

export function refuse(status: number, condition?: string): never {
  throw new DavRefusal(status, condition);
}

export const tokenUri = (token: string): string => `opaquelocktoken:${token}`;

export function etagOf(node: DropNode): string {
  return `"${node.mark}"`;
}

/** The bytes of a request that is XML; more than any client sends is refused. */
export async function xmlBody(call: DavCall): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of call.body as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > 256_000) refuse(413);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** What was dealt with is looked at, not changed. */
export function ensureWritable(call: DavCall, path: string): void {
  if (path === '/' || isWithin(path, call.folders.done)) refuse(403);
}

/**
 * The preconditions of a request (RFC 4918 §10.4, RFC 9110 §13): what `If` says holds, and every lock that the change
 * touches is named. @throws 412, 423, 400
 */
export async function ensureMay(
  call: DavCall,
  tx: Tx,
  touched: readonly { path: string; below?: boolean }[],
): Promise<void> {
  const header = call.header('if');
  const lists = header === undefined ? [] : (readIf(header) ?? refuse(400));
  const named = tokensIn(lists);
  if (lists.length > 0 && !(await anyHolds(call, tx, lists))) refuse(412);
  await ensureMatches(call, tx);
  for (const { path, below } of touched) {
    const locks = await locksOn(tx, call.person, path, call.now(), below);
    // Of shared locks one that is named is enough; another's exclusive one never is.
    const free = locks.length === 0 || locks.some(({ token }) => named.has(tokenUri(token)));
    if (!free) refuse(423, `<D:lock-token-submitted/>`);
  }
}

async function anyHolds(
  call: DavCall,
  tx: Tx,
  lists: NonNullable<ReturnType<typeof readIf>>,
): Promise<boolean> {
  for (const { resource, conditions } of lists) {
    const path = resource === null ? call.path : pathOf(call, resource);
    const node = path === null ? undefined : await nodeAt(tx, call.person, path);
    const locks = path === null ? [] : await locksOn(tx, call.person, path, call.now());
    const tokens = new Set(locks.map(({ token }) => tokenUri(token)));
    const holds = conditions.every(({ not, token, etag }) => {
      const is = token !== undefined ? tokens.has(token) : node !== undefined && etagOf(node) === etag;
      return is !== not;
    });
    if (holds) return true;
  }
  return false;
}

async function ensureMatches(call: DavCall, tx: Tx): Promise<void> {
  const [match, noneMatch] = [call.header('if-match'), call.header('if-none-match')];
  if (match === undefined && noneMatch === undefined) return;
  const node = await nodeAt(tx, call.person, call.path);
  const has = (header: string) =>
    node !== undefined &&
    (header.trim() === '*' || header.split(',').some((one) => one.trim() === etagOf(node)));
  if (match !== undefined && !has(match)) refuse(412);
  if (noneMatch !== undefined && has(noneMatch)) refuse(412);
}

/** The path that an address of a header names; null where it is another server's, or none of the drop folder. */
export function pathOf(call: DavCall, address: string): string | null {
  if (address.startsWith('/')) return pathFrom(address);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url && call.hosts.includes(url.host) ? pathFrom(url.pathname) : null;
}

export function isLockedBy(locks: readonly DropLock[], path: string): DropLock[] {
  return locks.filter((lock) => lock.path === path || (lock.is_deep && isWithin(path, lock.path)));
}
