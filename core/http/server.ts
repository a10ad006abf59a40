import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ensure, fail } from '../contract/errors.ts';
import { isUnsafe, type Operation, pathParameters } from '../contract/operation.ts';
import { preferredLocale } from '../i18n/locales.ts';
import type { Services } from '../session/context.ts';
import { readCookie, writtenCookie } from './cookies.ts';
import type { Measure } from './metrics.ts';
import type { Pipeline } from './pipeline.ts';
import { problemFor } from './problem.ts';
import { requestLimiter } from './request-limiter.ts';
import type { FileAnswer, Reply, Route } from './route.ts';
import { closedPolicy, securityHeaders } from './security-headers.ts';

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
    trustProxy: options.trustProxy,
    bodyLimit: jsonLimit,
    requestTimeout: 120_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 20_000,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) =>
    parseJson(String(text), done),
  );
  // Any other body is left as the stream that it is; only `upload` operations read it.
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  const allowed = requestLimiter();
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    const wait = allowed(request.ip);
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
  server.setNotFoundHandler((request, reply) => sendProblem(options, request, reply, notFound()));
  for (const one of options.routes) mount(server, options, one);
  return server;
}

function notFound(): unknown {
  try {
    return fail('core.not-found');
  } catch (error) {
    return error;
  }
}

function parseJson(text: string, done: (error: Error | null, body?: unknown) => void): void {
  try {
    done(
      null,
      text === '' ? {} : JSON.parse(text, (key, value) => (key === '__proto__' ? undefined : value)),
    );
  } catch (error) {
    done(error as Error);
  }
}

function sendProblem(
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): void {
  const { services } = options;
  const locale = preferredLocale(request.headers['accept-language']);
  const problem = problemFor(error, services.locales, locale, request.id);
  if (problem.status === 500) services.log.error({ err: error, requestId: request.id }, 'request failed');
  if (problem.status === 503) void reply.header('retry-after', '2');
  void reply
    .code(problem.status)
    .header('content-security-policy', closedPolicy)
    .header('cache-control', 'no-store');
  void reply.type('application/problem+json').send(JSON.stringify(problem));
}

function mount(server: FastifyInstance, options: ServerOptions, one: Route): void {
  const { operation } = one;
  server.route({
    method: operation.method,
    url: operation.path,
    config: { operation: operation.id },
    ...(operation.upload ? { bodyLimit: options.maxUploadBytes } : {}),
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
      return send(reply, operation, answer);
    },
  });
}

function send(reply: FastifyReply, op: Operation, answer: unknown): FastifyReply {
  reply.header('content-security-policy', closedPolicy);
  if (op.produces) return sendFile(reply, answer as FileAnswer);
  if (op.stream)
    return reply
      .type('text/event-stream')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(answer);
  reply.header('cache-control', 'no-store');
  if (!op.output) return reply.code(204).send();
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
}

function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  const disposition = file.inline ? 'inline' : 'attachment';
  reply.header(
    'content-disposition',
    `${disposition}; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
  );
  reply.header('cache-control', file.etag ? 'private, max-age=86400, immutable' : 'no-store');
  if (file.etag) reply.header('etag', `"${file.etag}"`);
  if (file.size !== undefined) reply.header('content-length', file.size);
  return reply.type(file.mediaType).send(file.body);
}

/** Path parameters, and the query or the JSON body, as one object. */
function inputOf(op: Operation, request: FastifyRequest): unknown {
  const named = new Set(pathParameters(op.path));
  const rest = op.upload || op.method === 'GET' || op.method === 'DELETE' ? request.query : request.body;
  if (rest instanceof Readable) fail('core.unsupported-media-type');
  if (rest !== undefined && (typeof rest !== 'object' || rest === null || Array.isArray(rest)))
    fail('core.invalid-input');
  const fields = Object.entries(rest ?? {}).filter(([name]) => !named.has(name));
  return { ...Object.fromEntries(fields), ...(request.params as object) };
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

/** A page of another site cannot act with the person's cookie (OWASP CSRF: Fetch Metadata, then Origin). */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  const site = single(request.headers['sec-fetch-site']);
  if (site !== undefined) {
    ensure(site === 'same-origin' || site === 'none', 'core.foreign-origin');
    return;
  }
  const origin = single(request.headers.origin);
  const own = [publicUrl, `${request.protocol}://${request.host}`];
  ensure(origin === undefined || own.includes(origin), 'core.foreign-origin');
}

function setCookies(reply: FastifyReply, extras: Reply, publicUrl: string): void {
  for (const cookie of extras.cookies) reply.header('set-cookie', writtenCookie(cookie, publicUrl));
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
