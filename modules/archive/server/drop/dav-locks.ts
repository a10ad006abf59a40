import { randomUUID } from 'node:crypto';
import type { Tx } from '#core/db/tx.ts';
import {
  type DavAnswer,
  type DavCall,
  ensureMay,
  ensureWritable,
  refuse,
  tokenUri,
  xmlBody,
} from './dav-call.ts';
import { readIf, tokensIn } from './dav-if.ts';
import { activeLock } from './dav-properties.ts';
import { davChild, isDav, readXml, written } from './dav-xml.ts';
import { countLocks, type DropLock, locksOn, nodeAt, sizeOfDrops } from './drop-nodes.queries.ts';
import { extendLock, insertLock, lockDrops, putNode, removeLock } from './drop-nodes.writes.ts';
import { dropLimits, isTooLong, parentOf } from './drop-paths.ts';

/** A client that vanished must not keep a document out of the archive for ever. */
const longest = 3_600;
const usual = 600;

function endOf(call: DavCall): Date {
  const wanted = /Second-(\d{1,10})/i.exec(call.header('timeout') ?? '')?.[1];
  const seconds = Math.min(longest, Math.max(1, wanted ? Number(wanted) : usual));
  return new Date(call.now().getTime() + seconds * 1_000);
}

export async function lock(call: DavCall): Promise<DavAnswer> {
  ensureWritable(call, call.path);
  const depth = (call.header('depth') ?? 'infinity').toLowerCase();
  if (depth !== '0' && depth !== 'infinity') refuse(400);
  const text = await xmlBody(call);
  if (text.trim() === '') return call.transact('write', (tx) => refresh(call, tx));
  const root = readXml(text);
  const scope = davChild(root, 'lockscope');
  if (!isDav(root, 'lockinfo') || !scope || !davChild(davChild(root, 'locktype'), 'write')) refuse(400);
  const isShared = davChild(scope, 'shared') !== undefined;
  if (!isShared && !davChild(scope, 'exclusive')) refuse(400);
  const owner = davChild(root, 'owner');
  const one: DropLock = {
    ...{ token: randomUUID(), path: call.path, is_deep: depth === 'infinity', is_shared: isShared },
    ...{ owner: owner ? written(owner).slice(0, 2_000) : '', ends_at: endOf(call) },
  };
  return call.transact('write', (tx) => take(call, tx, one));
}

async function take(call: DavCall, tx: Tx, one: DropLock): Promise<DavAnswer> {
  await lockDrops(tx, call.person);
  const node = await nodeAt(tx, call.person, call.path);
  const others = await locksOn(tx, call.person, call.path, call.now(), one.is_deep);
  if (others.some((other) => !other.is_shared || !one.is_shared)) refuse(423, '<D:no-conflicting-lock/>');
  if (!node) {
    // What is locked before it is there is an empty file (§7.3).
    const parent = await nodeAt(tx, call.person, parentOf(call.path));
    if (!parent?.is_folder) refuse(409);
    await ensureMay(call, tx, [{ path: parentOf(call.path) }]);
    if (isTooLong(call.path)) refuse(414);
    const { nodes } = await sizeOfDrops(tx, call.person, call.folders.done);
    if (nodes >= dropLimits.nodes) refuse(507);
    await putNode(tx, call.person, call.path, { isFolder: false }, call.now());
  } else if (call.header('if') !== undefined) await ensureMay(call, tx, []);
  if ((await countLocks(tx, call.person)) >= dropLimits.locks) refuse(507);
  await insertLock(tx, call.person, one);
  return told(call, one, node ? 200 : 201, { 'lock-token': `<${tokenUri(one.token)}>` });
}

async function refresh(call: DavCall, tx: Tx): Promise<DavAnswer> {
  const lists = readIf(call.header('if') ?? '') ?? refuse(400);
  const named = tokensIn(lists);
  const held = (await locksOn(tx, call.person, call.path, call.now())).find(({ token }) =>
    named.has(tokenUri(token)),
  );
  if (!held) refuse(412, '<D:lock-token-matches-request-uri/>');
  const extended = { ...held!, ends_at: endOf(call) };
  await extendLock(tx, call.person, extended.token, extended.ends_at);
  return told(call, extended, 200, {});
}

function told(call: DavCall, one: DropLock, status: number, headers: Record<string, string>): DavAnswer {
  return {
    status,
    headers: { ...headers, 'content-type': 'application/xml; charset=utf-8' },
    body: `<?xml version="1.0" encoding="utf-8"?>\n<D:prop xmlns:D="DAV:"><D:lockdiscovery>${activeLock(one, call.now())}</D:lockdiscovery></D:prop>`,
  };
}

export function unlock(call: DavCall): Promise<DavAnswer> {
  const token = /^\s*<([^>]+)>\s*$/.exec(call.header('lock-token') ?? '')?.[1] ?? refuse(400);
  return call.transact('write', async (tx) => {
    const held = (await locksOn(tx, call.person, call.path, call.now())).find(
      (one) => tokenUri(one.token) === token,
    );
    if (!held) refuse(409, '<D:lock-token-matches-request-uri/>');
    await removeLock(tx, call.person, held!.token);
    return { status: 204 };
  });
}
