import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import fastifyCompress from '@fastify/compress';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Dialect } from '../contract/dialect.ts';
import { AppError, ensure, fail } from '../contract/errors.ts';
import { isUnsafe, type Operation, pathParameters } from '../contract/operation.ts';
import { preferredLocale } from '../i18n/locales.ts';
import { networkOf } from '../policy/network-of.ts';
import type { Services } from '../session/context.ts';
import { allowedMethods } from './allowed-methods.ts';
import { compression } from './compression.ts';
import { readCookie, writtenCookie } from './cookies.ts';
import { dialectsOf, isKnown } from './dialects.ts';
import type { Measure } from './metrics.ts';
import { parseJson } from './parse-json.ts';
import type { Pipeline } from './pipeline.ts';
import { problemFor } from './problem.ts';
import { refuseUnheard } from './refuse-unheard.ts';
import { requestLimiter } from './request-limiter.ts';
import type { FileAnswer, Reply, Route } from './route.ts';
import { securityHeaders } from './security-headers.ts';

export interface ServerOptions {
  services: Services;
  pipeline: Pipeline;
  routes: readonly Route[];
  measure: Measure;
  trustProxy: boolean | string[];
  maxUploadBytes: number;
}

const jsonLimit = 1_048_576;

/** The HTTP server: every operation of the contract, and nothing that is not in it. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { services } = options;
  const secure = services.publicUrl.startsWith('https:');
  const headers = securityHeaders(secure);
  const server = Fastify({
    // A head comes in one go; whoever dribbles it is cut off within half a minute.
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
    clientErrorHandler: refuseUnheard(services, headers),
    // These come before any hook: the headers of every answer are set here as well.
    frameworkErrors: (error, request, reply) =>
      sendProblem(options, request as FastifyRequest, (reply as FastifyReply).headers(headers), error),
    trustProxy: options.trustProxy,
    bodyLimit: jsonLimit,
    requestTimeout: 120_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 20_000,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, bytes: Buffer) => parseJson(bytes),
  );
  leaveAsStream(server);

  const methodsAt = allowedMethods(server);
  const allowed = requestLimiter();
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    const wait = allowed(networkOf(request.ip));
    if (wait > 0) {
      reply.header('retry-after', String(wait));
      fail('core.too-many-requests', { seconds: wait });
    }
  });
  server.addHook('onResponse', async (request, reply) => {
    const operation = (request.routeOptions.config as { operation?: string }).operation ?? 'other';
    options.measure(operation, reply.statusCode, reply.elapsedTime / 1_000);
    services.log.info(
      { requestId: request.id, operation, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
  });
  server.setErrorHandler((error, request, reply) => sendProblem(options, request, reply, error));
  const missing = (request: FastifyRequest, reply: FastifyReply): AppError => {
    const methods = methodsAt(request.url.split('?')[0]!);
    if (methods.length === 0 || methods.includes(request.method)) return new AppError('core.not-found');
    void reply.header('allow', methods.join(', '));
    return new AppError('core.method-not-allowed');
  };
  server.setNotFoundHandler((request, reply) =>
    sendProblem(options, request, reply, missing(request, reply)),
  );
  // Compression hears of routes as they are mounted, so it comes first and they wait for it.
  void server.register(fastifyCompress, compression);
  void server.register((operations, _options, done) => {
    for (const one of options.routes)
      if (!one.operation.upload && !one.operation.dialect) mount(operations, options, one);
    done();
  });
  for (const [dialect, routes] of dialectsOf(options.routes)) {
    void server.register((own, _options, done) => {
      own.addContentTypeParser<Buffer>(
        dialect.mediaType,
        { parseAs: 'buffer' },
        async (_request: FastifyRequest, bytes: Buffer) => parseJson(bytes),
      );
      own.setErrorHandler((error, request, reply) => sendProblem(options, request, reply, error, dialect));
      for (const one of routes) mount(own, options, one);
      own.all(`${dialect.root}*`, { config: { elsewhere: true } }, async (request, reply) => {
        throw missing(request, reply);
      });
      done();
    });
  }
  // Here nothing is parsed: a file that is JSON, or says so, is bytes like every other.
  void server.register((uploads, _options, done) => {
    uploads.removeAllContentTypeParsers();
    leaveAsStream(uploads);
    for (const one of options.routes) if (one.operation.upload) mount(uploads, options, one);
    done();
  });
  return server;
}

/** A body that is not parsed stays the stream that it is; only `upload` operations read it. */
function leaveAsStream(server: FastifyInstance): void {
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
}

function sendProblem(
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  dialect?: Dialect,
): void {
  const { services } = options;
  const locale = preferredLocale(request.headers['accept-language']);
  const problem = problemFor(error, services.locales, locale, request.id);
  if (problem.status === 500) services.log.error({ err: error, requestId: request.id }, 'request failed');
  if (problem.status === 503) void reply.header('retry-after', '2');
  if (problem.status === 429) void reply.header('retry-after', String(problem.params.seconds ?? 60));
  if (problem.status === 401 && dialect) void reply.header('www-authenticate', 'Bearer');
  const { status, body } = dialect?.refuse(problem) ?? { status: problem.status, body: problem };
  void reply
    .code(status)
    .type(`${dialect?.mediaType ?? 'application/problem+json'}; charset=utf-8`)
    .send(JSON.stringify(body));
}

function mount(server: FastifyInstance, options: ServerOptions, one: Route): void {
  const { operation } = one;
  server.route({
    method: operation.method,
    url: operation.path,
    config: { operation: operation.id },
    handler: async (request, reply) => {
      const { token, byCookie } = tokenOf(request, options.services.publicUrl);
      if (byCookie && isUnsafe(operation)) refuseForeignOrigin(request, options.services.publicUrl);
      const { answer, reply: extras } = await options.pipeline.run({
        route: one,
        rawInput: inputOf(operation, request),
        token,
        requestId: request.id,
        locale: preferredLocale(request.headers['accept-language']),
        facts: {
          ip: request.ip,
          userAgent: request.headers['user-agent']?.slice(0, 300) ?? '',
          body: request.body instanceof Readable ? request.body : Readable.from([]),
          header: (name) => single(request.headers[name]),
          cookie: (name) => readCookie(request.headers.cookie, options.services.publicUrl, name),
        },
      });
      setCookies(reply, extras, options.services.publicUrl);
      if (operation.dialect) reply.headers(operation.dialect.headersOf(answer));
      if (isKnown(request, reply)) return reply.code(304).send();
      return send(reply, operation, answer);
    },
  });
}

function send(reply: FastifyReply, op: Operation, answer: unknown): FastifyReply {
  if (op.produces) return sendFile(reply, answer as FileAnswer);
  if (op.stream) return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(answer);
  if (!op.output) return reply.code(204).send();
  return reply
    .code(op.makes ? 201 : 200)
    .type(`${op.dialect?.mediaType ?? 'application/json'}; charset=utf-8`)
    .send(JSON.stringify(answer));
}

function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  const disposition = file.inline ? 'inline' : 'attachment';
  reply.header(
    'content-disposition',
    `${disposition}; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
  );
  if (file.etag)
    reply.header('cache-control', 'private, max-age=86400, immutable').header('etag', `"${file.etag}"`);
  if (file.size !== undefined) reply.header('content-length', file.size);
  if (file.pages !== undefined) reply.header('x-page-count', file.pages);
  return reply.type(file.mediaType).send(file.body);
}

/** Path parameters, the query or the JSON body, and headers that the operation asks for, as one object. */
function inputOf(op: Operation, request: FastifyRequest): unknown {
  const named = new Set(pathParameters(op.path));
  const rest = op.upload || op.method === 'GET' || op.method === 'DELETE' ? request.query : request.body;
  if (rest instanceof Readable) fail('core.unsupported-media-type');
  if (rest !== undefined && (typeof rest !== 'object' || rest === null || Array.isArray(rest)))
    fail('core.invalid-input');
  const fields = Object.entries(rest ?? {});
  const twice = fields.find(([name]) => named.has(name));
  if (twice) refuseField(twice[0], 'core.field.unrecognized_keys');
  const params = [
    ...Object.entries(request.params as object),
    ...Object.entries(op.headers ?? {}).flatMap(([field, name]) => {
      const value = single(request.headers[name]);
      return value === undefined ? [] : [[field, value] as const];
    }),
  ];
  const unstorable = [...fields, ...params].find((pair) => pair.flat().some(holdsNul));
  if (unstorable) refuseField(unstorable[0], 'core.control-character');
  return Object.fromEntries([...fields, ...params]);
}

/** The database keeps no NUL. In JSON none comes this far; addresses can hold one. */
function holdsNul(value: unknown): boolean {
  return typeof value === 'string' && value.includes('\0');
}

function refuseField(path: string, code: string): never {
  throw new AppError('core.invalid-input', {}, [{ path, code }]);
}

export function tokenOf(
  request: FastifyRequest,
  publicUrl: string,
): { token: string | undefined; byCookie: boolean } {
  const authorization = request.headers.authorization;
  if (authorization?.startsWith('Bearer ')) return { token: authorization.slice(7), byCookie: false };
  const cookie = readCookie(request.headers.cookie, publicUrl, 'session');
  return { token: cookie, byCookie: cookie !== undefined };
}

/** What a form of any site can send without asking first (Fetch Standard, CORS-safelisted content types). */
const formTypes = /^\s*(text\/plain|multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/**
 * A page of another site cannot act with the person's cookie (OWASP CSRF: Fetch Metadata, then Origin). Programs that
 * send neither are heard unless they look like the form of an old browser.
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  const site = single(request.headers['sec-fetch-site']);
  if (site !== undefined) {
    ensure(site === 'same-origin' || site === 'none', 'core.foreign-origin');
    return;
  }
  const origin = single(request.headers.origin);
  if (origin === undefined) {
    ensure(!formTypes.test(request.headers['content-type'] ?? ''), 'core.foreign-origin');
    return;
  }
  const own = [publicUrl, `${request.protocol}://${request.host}`];
  ensure(own.includes(origin), 'core.foreign-origin');
}

function setCookies(reply: FastifyReply, extras: Reply, publicUrl: string): void {
  for (const cookie of extras.cookies) reply.header('set-cookie', writtenCookie(cookie, publicUrl));
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
