import {
  type DavAnswer,
  type DavCall,
  ensureMay,
  ensureWritable,
  etagOf,
  isLockedBy,
  refuse,
  tokenUri,
  xmlBody,
} from './dav-call.ts';
import {
  davChild,
  type Element,
  elementsOf,
  empty,
  escaped,
  isDav,
  keyOf,
  readXml,
  written,
} from './dav-xml.ts';
import {
  type DropLock,
  type DropNode,
  locksAround,
  nodeAt,
  nodesIn,
  sizeOfDrops,
} from './drop-nodes.queries.ts';
import { lockDrops, setProperties } from './drop-nodes.writes.ts';
import { addressOf, davRoot, dropLimits } from './drop-paths.ts';

const httpDate = (at: Date) => at.toUTCString();

/** Properties that we keep ourselves, by name; null where a node has none (RFC 4918 §15). */
const live: Record<string, (node: DropNode, locks: readonly DropLock[], now: Date) => string | null> = {
  '{DAV:}resourcetype': (node) => (node.is_folder ? '<D:collection/>' : ''),
  '{DAV:}getcontentlength': (node) => (node.is_folder ? null : node.size_bytes),
  '{DAV:}getcontenttype': (node) =>
    node.is_folder ? null : escaped(node.media_type ?? 'application/octet-stream'),
  '{DAV:}getetag': (node) => (node.is_folder ? null : escaped(etagOf(node))),
  '{DAV:}getlastmodified': (node) => httpDate(node.modified_at),
  '{DAV:}creationdate': (node) => node.created_at.toISOString(),
  '{DAV:}lockdiscovery': (node, locks, now) =>
    isLockedBy(locks, node.path)
      .map((lock) => activeLock(lock, now))
      .join(''),
  '{DAV:}supportedlock': () =>
    ['exclusive', 'shared']
      .map(
        (scope) =>
          `<D:lockentry><D:lockscope><D:${scope}/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry>`,
      )
      .join(''),
};

export function activeLock(lock: DropLock, now: Date): string {
  const seconds = Math.max(0, Math.round((lock.ends_at.getTime() - now.getTime()) / 1_000));
  return `<D:activelock><D:locktype><D:write/></D:locktype><D:lockscope><D:${lock.is_shared ? 'shared' : 'exclusive'}/></D:lockscope><D:depth>${lock.is_deep ? 'infinity' : '0'}</D:depth>${lock.owner}<D:timeout>Second-${seconds}</D:timeout><D:locktoken><D:href>${escaped(tokenUri(lock.token))}</D:href></D:locktoken><D:lockroot><D:href>${escaped(addressOf(lock.path, false))}</D:href></D:lockroot></D:activelock>`;
}

const multistatus = (inside: string): DavAnswer => ({
  status: 207,
  headers: { 'content-type': 'application/xml; charset=utf-8' },
  body: `<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:">${inside}</D:multistatus>`,
});

/** What is asked of each node: all there is, the names alone, or some. */
type Question = { kind: 'all' | 'names' } | { kind: 'some'; keys: string[] };

function questionOf(text: string): Question {
  if (text.trim() === '') return { kind: 'all' };
  const root = readXml(text);
  if (!isDav(root, 'propfind')) refuse(400);
  const prop = davChild(root, 'prop');
  if (prop) return { kind: 'some', keys: elementsOf(prop).map(keyOf) };
  if (davChild(root, 'propname')) return { kind: 'names' };
  return davChild(root, 'allprop') ? { kind: 'all' } : refuse(400);
}

export async function findProperties(call: DavCall): Promise<DavAnswer> {
  const depth = call.header('depth') ?? 'infinity';
  if (!['0', '1', 'infinity'].includes(depth.toLowerCase())) refuse(400);
  const question = questionOf(await xmlBody(call));
  return call.transact('read', async (tx) => {
    const node = (await nodeAt(tx, call.person, call.path)) ?? refuse(404);
    // A whole tree at once is asked for by no client that people mount with, and costs without end (§9.1).
    if (node.is_folder && depth.toLowerCase() === 'infinity') refuse(403, '<D:propfind-finite-depth/>');
    const inside = node.is_folder && depth === '1' ? await nodesIn(tx, call.person, node.path) : [];
    const locks = await locksAround(tx, call.person, call.now());
    return multistatus(listing([node, ...inside], (one) => responseOf(one, question, locks, call.now())));
  });
}

/** What each node answers, up to the bound of one answer; what was cut off there is said of the folder (RFC 4918 §11.5). */
function listing([node, ...inside]: DropNode[], tell: (one: DropNode) => string): string {
  const told = [tell(node!)];
  let characters = told[0]!.length;
  for (const one of inside) {
    const next = tell(one);
    characters += next.length;
    if (characters > dropLimits.answerCharacters) {
      told.push(
        `<D:response><D:href>${escaped(addressOf(node!.path, true))}</D:href><D:status>HTTP/1.1 507 Insufficient Storage</D:status></D:response>`,
      );
      break;
    }
    told.push(next);
  }
  return told.join('');
}

function responseOf(node: DropNode, question: Question, locks: readonly DropLock[], now: Date): string {
  const dead = node.properties;
  const keys =
    question.kind === 'some'
      ? question.keys
      : [...Object.keys(live), '{DAV:}displayname', ...Object.keys(dead)];
  const found: string[] = [];
  const missing: string[] = [];
  for (const key of new Set(keys)) {
    const value = propertyOf(node, key, locks, now);
    if (value !== null) found.push(question.kind === 'names' ? empty(key) : value);
    else if (question.kind === 'some') missing.push(empty(key));
  }
  const stat = (inside: string[], status: string) =>
    inside.length === 0
      ? ''
      : `<D:propstat><D:prop>${inside.join('')}</D:prop><D:status>HTTP/1.1 ${status}</D:status></D:propstat>`;
  const nothing =
    found.length + missing.length === 0
      ? '<D:propstat><D:prop/><D:status>HTTP/1.1 200 OK</D:status></D:propstat>'
      : '';
  return `<D:response><D:href>${escaped(addressOf(node.path, node.is_folder))}</D:href>${stat(found, '200 OK')}${stat(missing, '404 Not Found')}${nothing}</D:response>`;
}

function propertyOf(node: DropNode, key: string, locks: readonly DropLock[], now: Date): string | null {
  const kept = Object.hasOwn(node.properties, key) ? node.properties[key]! : null;
  if (kept !== null) return kept;
  if (key === '{DAV:}displayname')
    return `<D:displayname>${escaped(node.path === '/' ? davRoot.slice(1) : node.path.slice(node.path.lastIndexOf('/') + 1))}</D:displayname>`;
  const value = Object.hasOwn(live, key) ? live[key]!(node, locks, now) : null;
  const local = key.slice('{DAV:}'.length);
  return value === null ? null : value === '' ? `<D:${local}/>` : `<D:${local}>${value}</D:${local}>`;
}

interface Change {
  key: string;
  /** Null takes it away. */
  value: string | null;
}

/** Sets and removes dead properties, all or none (§9.2). */
export async function patchProperties(call: DavCall): Promise<DavAnswer> {
  ensureWritable(call, call.path);
  const root = readXml(await xmlBody(call));
  if (!isDav(root, 'propertyupdate')) refuse(400);
  const changes = elementsOf(root!).flatMap((act): Change[] => {
    const prop = davChild(act, 'prop');
    const sets = isDav(act, 'set');
    if (!prop || !(sets || isDav(act, 'remove'))) return [];
    return elementsOf(prop).map((one) => ({
      key: keyOf(one),
      value: sets ? written(withLanguage(one)) : null,
    }));
  });
  if (changes.length === 0) refuse(400);
  return call.transact('write', async (tx) => {
    await lockDrops(tx, call.person);
    const node = (await nodeAt(tx, call.person, call.path)) ?? refuse(404);
    await ensureMay(call, tx, [{ path: call.path }]);
    const guarded = changes.filter(({ key }) => Object.hasOwn(live, key)).map(({ key }) => key);
    const properties = { ...node.properties };
    for (const { key, value } of changes) {
      if (value === null) delete properties[key];
      else properties[key] = value;
    }
    if (Buffer.byteLength(JSON.stringify(properties)) > dropLimits.propertyBytes) refuse(507);
    if (guarded.length === 0) {
      await setProperties(tx, call.person, call.path, properties);
      const { propertyBytes } = await sizeOfDrops(tx, call.person, call.folders.done);
      if (propertyBytes > dropLimits.allPropertyBytes) refuse(507);
    }
    const statusOf = (key: string) =>
      guarded.length === 0 ? '200 OK' : guarded.includes(key) ? '403 Forbidden' : '424 Failed Dependency';
    const stats = changes
      .map(
        ({ key }) =>
          `<D:propstat><D:prop>${empty(key)}</D:prop><D:status>HTTP/1.1 ${statusOf(key)}</D:status></D:propstat>`,
      )
      .join('');
    return multistatus(
      `<D:response><D:href>${escaped(addressOf(node.path, node.is_folder))}</D:href>${stats}</D:response>`,
    );
  });
}

const xml = 'http://www.w3.org/XML/1998/namespace';

/** The language of what is around holds for the property too (§4.3). */
function withLanguage(one: Element): Element {
  if (
    one.language === null ||
    one.attributes.some(({ namespace, name }) => namespace === xml && name === 'lang')
  )
    return one;
  return { ...one, attributes: [...one.attributes, { namespace: xml, name: 'lang', value: one.language }] };
}
