import type { Tx } from '#core/db/tx.ts';
import {
  type DavAnswer,
  type DavCall,
  ensureMay,
  ensureWritable,
  etagOf,
  pathOf,
  refuse,
} from './dav-call.ts';
import { type DropNode, longestBelow, nodeAt, sizeOfDrops } from './drop-nodes.queries.ts';
import { copyNodes, lockDrops, moveNodes, putNode, removeNodes } from './drop-nodes.writes.ts';
import { dropLimits, isTooLong, isWithin, parentOf } from './drop-paths.ts';

export async function get(call: DavCall): Promise<DavAnswer> {
  const node = await call.transact('read', (tx) => nodeAt(tx, call.person, call.path));
  if (!node) refuse(404);
  if (node!.is_folder)
    return { status: 405, headers: { allow: 'OPTIONS, PROPFIND, MKCOL, DELETE, COPY, MOVE, LOCK, UNLOCK' } };
  const { sha256, size_bytes, media_type, modified_at } = node!;
  const headers = {
    ...{ 'content-type': media_type ?? 'application/octet-stream', 'content-length': size_bytes },
    ...{
      etag: etagOf(node!),
      'last-modified': modified_at.toUTCString(),
      'cache-control': 'private, no-cache',
    },
    // What somebody dropped is never shown as a page of ours.
    ...{ 'content-disposition': 'attachment', 'content-security-policy': "sandbox; default-src 'none'" },
  };
  if (call.method === 'HEAD') return { status: 200, headers };
  const body = sha256 === null ? '' : await call.files.open(sha256, { agency: call.agency });
  return { status: 200, headers, body };
}

async function ensurePlace(call: DavCall, tx: Tx, path: string): Promise<void> {
  const parent = await nodeAt(tx, call.person, parentOf(path));
  if (!parent?.is_folder) refuse(409);
}

/** @throws 507 where what lies there, with what comes to it, is more than one person may leave */
async function ensureRoom(call: DavCall, tx: Tx, more: { nodes: number; bytes: number }): Promise<void> {
  const size = await sizeOfDrops(tx, call.person, call.folders.done);
  const isFull =
    size.nodes + more.nodes > dropLimits.nodes ||
    size.bytes + more.bytes > dropLimits.bytes ||
    size.propertyBytes > dropLimits.allPropertyBytes;
  if (isFull) refuse(507);
}

/** Bytes are here and sealed before the row that names them; who may not write is told so before the first of them. */
export async function put(call: DavCall): Promise<DavAnswer> {
  ensureWritable(call, call.path);
  if (call.header('content-range') !== undefined) refuse(400);
  if (isTooLong(call.path)) refuse(414);
  const announced = call.header('content-length') ?? call.header('x-expected-entity-length');
  await call.transact('read', async (tx) => {
    const before = await ensurePut(call, tx);
    await ensureRoom(call, tx, growth(before, Number(announced) || 0));
  });
  const maxBytes = call.files.maxUploadBytes;
  const arrival = await call.files.receive(call.body, { maxBytes, agency: call.agency });
  try {
    const { size } = arrival;
    if (announced !== undefined && Number(announced) !== size) refuse(400);
    if (size > 0) await arrival.keep();
    const sha256 = size > 0 ? arrival.sha256 : null;
    const mediaType = call.header('content-type')?.slice(0, 200) ?? null;
    return await call.transact('write', async (tx) => {
      await lockDrops(tx, call.person);
      const before = await ensurePut(call, tx);
      await ensureRoom(call, tx, growth(before, size));
      await putNode(tx, call.person, call.path, { isFolder: false, sha256, size, mediaType }, call.now());
      const after = await nodeAt(tx, call.person, call.path);
      return { status: before ? 204 : 201, headers: { etag: etagOf(after!) } };
    });
  } finally {
    await arrival.discard();
  }
}

/** What a file adds to what lies there, where it may stand in the place of another. */
function growth(before: DropNode | undefined, bytes: number): { nodes: number; bytes: number } {
  return before ? { nodes: 0, bytes: bytes - Number(before.size_bytes) } : { nodes: 1, bytes };
}

async function ensurePut(call: DavCall, tx: Tx) {
  const before = await nodeAt(tx, call.person, call.path);
  if (before?.is_folder) refuse(405);
  await ensurePlace(call, tx, call.path);
  await ensureMay(call, tx, [{ path: before ? call.path : parentOf(call.path) }, { path: call.path }]);
  return before;
}

export async function makeFolder(call: DavCall): Promise<DavAnswer> {
  let asked = false;
  for await (const piece of call.body as AsyncIterable<Buffer>) asked ||= piece.length > 0;
  if (asked) refuse(415);
  if (call.path === '/') refuse(405);
  ensureWritable(call, call.path);
  if (isTooLong(call.path)) refuse(414);
  return call.transact('write', async (tx) => {
    await lockDrops(tx, call.person);
    if (await nodeAt(tx, call.person, call.path)) refuse(405);
    await ensurePlace(call, tx, call.path);
    await ensureMay(call, tx, [{ path: parentOf(call.path) }, { path: call.path }]);
    await ensureRoom(call, tx, { nodes: 1, bytes: 0 });
    await putNode(tx, call.person, call.path, { isFolder: true }, call.now());
    return { status: 201 };
  });
}

export function remove(call: DavCall): Promise<DavAnswer> {
  ensureWritable(call, call.path);
  // A folder goes whole or not at all (§9.6.1).
  if ((call.header('depth') ?? 'infinity').toLowerCase() !== 'infinity') refuse(400);
  return call.transact('write', async (tx) => {
    await lockDrops(tx, call.person);
    if (!(await nodeAt(tx, call.person, call.path))) refuse(404);
    await ensureMay(call, tx, [{ path: call.path, below: true }, { path: parentOf(call.path) }]);
    await removeNodes(tx, call.person, call.path);
    return { status: 204 };
  });
}

/** What lies below comes along, and its paths grow with that of the folder. @throws 403 */
async function ensureShort(call: DavCall, tx: Tx, to: string, deep: boolean): Promise<void> {
  const below = deep ? await longestBelow(tx, call.person, call.path) : { characters: 0, bytes: 0 };
  const isLong =
    to.length + below.characters > dropLimits.keptPathCharacters ||
    Buffer.byteLength(to) + below.bytes > dropLimits.keptPathBytes;
  if (isLong) refuse(403);
}

export function copyOrMove(call: DavCall): Promise<DavAnswer> {
  const moves = call.method === 'MOVE';
  const given = call.header('destination') ?? refuse(400);
  const to = pathOf(call, given) ?? refuse(502);
  const overwrite = (call.header('overwrite') ?? 'T').trim().toUpperCase() !== 'F';
  const depth = (call.header('depth') ?? 'infinity').toLowerCase();
  if (depth !== 'infinity' && (moves || depth !== '0')) refuse(400);
  ensureWritable(call, to);
  if (moves) ensureWritable(call, call.path);
  if (to === call.path) refuse(403);
  return call.transact('write', async (tx) => {
    await lockDrops(tx, call.person);
    const source = (await nodeAt(tx, call.person, call.path)) ?? refuse(404);
    // Into itself, or over the folder that it lies in.
    if (isWithin(to, call.path) || isWithin(call.path, to))
      refuse(source.is_folder || isWithin(call.path, to) ? 403 : 409);
    await ensurePlace(call, tx, to);
    await ensureShort(call, tx, to, depth === 'infinity');
    const before = await nodeAt(tx, call.person, to);
    await ensureMay(call, tx, [
      ...(moves ? [{ path: call.path, below: true }, { path: parentOf(call.path) }] : []),
      { path: to, below: true },
      ...(before ? [] : [{ path: parentOf(to) }]),
    ]);
    if (before && !overwrite) refuse(412);
    if (before) await removeNodes(tx, call.person, to);
    const at = call.now();
    if (moves) await moveNodes(tx, call.person, call.path, to, at);
    else {
      await ensureRoom(call, tx, { nodes: 1, bytes: 0 });
      await copyNodes(tx, call.person, { from: call.path, to, deep: depth === 'infinity', at });
      await ensureRoom(call, tx, { nodes: 0, bytes: 0 });
    }
    return { status: before ? 204 : 201 };
  });
}
