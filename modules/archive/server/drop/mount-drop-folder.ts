import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { ensure } from '#core/contract/errors.ts';
import { transact } from '#core/db/tx.ts';
import type { IdentityPort } from '#core/http/ports.ts';
import { problemFor } from '#core/http/problem.ts';
import { type Actor, holdsAnywhere } from '#core/session/actor.ts';
import type { Services } from '#core/session/context.ts';
import { fileRecords } from '../../contract/permissions.ts';
import { type DavAnswer, type DavCall, DavRefusal, refuse } from './dav-call.ts';
import { copyOrMove, get, makeFolder, put, remove } from './dav-files.ts';
import { lock, unlock } from './dav-locks.ts';
import { findProperties, patchProperties } from './dav-properties.ts';
import { davRoot, pathFrom, specialFolders } from './drop-paths.ts';

const handlers: Record<string, (call: DavCall) => Promise<DavAnswer>> = {
  ...{ PROPFIND: findProperties, PROPPATCH: patchProperties, MKCOL: makeFolder },
  ...{ GET: get, HEAD: get, PUT: put, DELETE: remove, COPY: copyOrMove, MOVE: copyOrMove },
  ...{ LOCK: lock, UNLOCK: unlock },
};
const davMethods = ['PROPFIND', 'PROPPATCH', 'MKCOL', 'COPY', 'MOVE', 'LOCK', 'UNLOCK'];
const offers = {
  dav: '1, 2',
  'ms-author-via': 'DAV',
  allow: ['OPTIONS', ...Object.keys(handlers)].join(', '),
};

export interface DropFolderHouse {
  services: Services;
  pool: pg.Pool;
  port: IdentityPort;
}

/**
 * The drop folder of each person under `/dav`, as WebDAV of class 1 and 2 (RFC 4918): a key of the person is the
 * password, and the name beside it is not asked.
 */
export function mountDropFolder(server: FastifyInstance, house: DropFolderHouse): void {
  for (const method of davMethods) server.addHttpMethod(method, { hasBody: true });
  void server.register((dav, _options, done) => {
    // Nothing is parsed here: whatever a client sends is bytes.
    dav.removeAllContentTypeParsers();
    dav.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    const config = { operation: 'archive.drop-folder' };
    const all = ['OPTIONS', ...Object.keys(handlers)];
    for (const url of [davRoot, `${davRoot}/*`])
      dav.route({ method: all, url, config, handler: (request, reply) => serve(house, request, reply) });
    // Windows asks the root of the server what it is before it asks for the folder.
    dav.route({
      ...{ method: ['OPTIONS', 'PROPFIND'], url: '/', config },
      handler: (request, reply) => serve(house, request, reply),
    });
    done();
  });
}

async function serve(
  house: DropFolderHouse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.removeHeader('content-security-policy');
  if (request.method === 'OPTIONS')
    return reply.headers(offers).code(200).header('content-length', '0').send();
  const answer = await answerTo(house, request);
  // A body that nobody reads would stand between this request and the next of its connection.
  if (request.body instanceof Readable && !request.body.readableEnded) request.body.resume();
  reply.code(answer.status).headers({ dav: offers.dav, ...answer.headers });
  if (answer.body === undefined)
    return reply.header('content-length', answer.headers?.['content-length'] ?? '0').send();
  return reply.send(answer.body);
}

async function answerTo(house: DropFolderHouse, request: FastifyRequest): Promise<DavAnswer> {
  const { locales, log } = house.services;
  try {
    return await handle(house, request);
  } catch (error) {
    if (error instanceof DavRefusal) return error.answer;
    const problem = problemFor(error, locales, 'id', request.id);
    if (problem.status === 401)
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="Pendopo", charset="UTF-8"' } };
    if (problem.status === 500)
      log.error({ err: error, requestId: request.id }, 'request of the drop folder failed');
    const status = problem.code === 'files.storage-full' ? 507 : problem.status;
    return {
      status,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: `${problem.title ?? problem.code}\n`,
    };
  }
}

async function handle(house: DropFolderHouse, request: FastifyRequest): Promise<DavAnswer> {
  const { services, pool, port } = house;
  const token = passwordOf(request.headers.authorization);
  ensure(token, 'core.signed-out');
  const now = () => services.clock.now();
  const enter = <T>(
    mode: 'read' | 'write',
    work: (tx: Parameters<Parameters<typeof transact>[3]>[0], actor: Actor) => Promise<T>,
  ) =>
    transact(pool, {}, mode, async (tx) => {
      const entered = await port.enter(tx, token!, now());
      ensure(entered?.identity.kind === 'key', 'core.signed-out');
      ensure(holdsAnywhere(entered!.actor, fileRecords), 'core.forbidden');
      return work(tx, entered!.actor);
    });
  const { agencyId, personId } = await enter('read', async (_tx, actor) => actor);
  await port.noteUse(token!, now()).catch(() => undefined);
  const handler = handlers[request.method] ?? refuse(405);
  const address = request.raw.url ?? davRoot;
  if (address === '/') return rootListing;
  // An address with a fragment names a part of something: nothing is done to the whole of it.
  const path = address.includes('#') ? refuse(400) : (pathFrom(address) ?? refuse(403));
  return handler({
    ...{ method: request.method, path, files: services.files, now },
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body: request.body instanceof Readable ? request.body : Readable.from([]),
    ...{ person: personId!, agency: agencyId, folders: specialFolders(services.locales) },
    hosts: [request.host, new URL(services.publicUrl).host],
    transact: (mode, work) => enter(mode, (tx) => work(tx)),
  });
}

/** Of the server itself nothing is told but that it holds the folder. */
const rootListing: DavAnswer = {
  status: 207,
  headers: { 'content-type': 'application/xml; charset=utf-8' },
  body: `<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:">${['/', `${davRoot}/`]
    .map(
      (href) =>
        `<D:response><D:href>${href}</D:href><D:propstat><D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`,
    )
    .join('')}</D:multistatus>`,
};

/** The key in a Basic sign-in (RFC 7617); passwords of people are never taken here. */
function passwordOf(authorization: string | undefined): string | undefined {
  const basic = /^basic\s+([\w+/=-]+)\s*$/i.exec(authorization ?? '')?.[1];
  if (!basic) return undefined;
  const pair = Buffer.from(basic, 'base64').toString('utf8');
  const at = pair.indexOf(':');
  return at < 0 ? undefined : pair.slice(at + 1).trim() || undefined;
}
