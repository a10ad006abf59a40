import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '#core/contract/errors.ts';
import type { Operation, OutputOf } from '#core/contract/operation.ts';
import { projectRoot } from '#core/db/project-root.ts';
import { formParts } from '#core/http/form-parts.ts';
import type { Pipeline } from '#core/http/pipeline.ts';
import type { Route } from '#core/http/route.ts';
import { portalPolicy, scriptedPortalPolicy } from '#core/http/security-headers.ts';
import { withWholeBody } from '#core/http/whole-body.ts';
import { type Locale, preferredLocale } from '#core/i18n/locales.ts';
import { faultPage, missingPage } from '#portal/missing-page.tsx';
import {
  type PortalAnswer,
  type PortalPage,
  type PortalRequest,
  type PortalScript,
  portalScripts,
} from '#portal/portal-page.ts';
import { renderPortal } from '#portal/render-portal.tsx';
import type { House } from './house.ts';

const yearSeconds = 31_536_000;

/** The portal at the root: pages that call the same operations as everyone, inside the process. */
export function mountPortal(
  server: FastifyInstance,
  house: House,
  pipeline: Pipeline,
  pages: readonly PortalPage[],
): void {
  const folder = path.join(projectRoot(), 'portal');
  const css = readFileSync(path.join(folder, 'style/portal.css'));
  const icon = readFileSync(path.join(folder, 'icon.svg'));
  const named = (body: Buffer, ending: string) =>
    `/portal/${createHash('sha256').update(body).digest('hex').slice(0, 12)}.${ending}`;
  const stylesheet = named(css, 'css');
  const routes = new Map(
    house.modules.flatMap((module) => module.routes).map((route) => [route.operation, route]),
  );

  const asset = (url: string, type: string, body: Buffer) =>
    server.get(url, (_request, reply) =>
      reply.type(type).header('cache-control', `public, max-age=${yearSeconds}, immutable`).send(body),
    );
  asset(stylesheet, 'text/css; charset=utf-8', css);
  asset('/portal/icon.svg', 'image/svg+xml', icon);
  const scripts = Object.fromEntries(
    portalScripts.map((name) => {
      const body = readFileSync(path.join(folder, `script/${name}.js`));
      const address = named(body, 'js');
      asset(address, 'text/javascript; charset=utf-8', body);
      return [name, address];
    }),
  ) as Record<PortalScript, string>;
  const files = { stylesheet, scripts };

  const send = (
    request: FastifyRequest,
    reply: FastifyReply,
    answer: PortalAnswer,
    portalRequest: PortalRequest,
  ) => {
    if (answer.redirect) return reply.code(303).redirect(answer.redirect);
    const keep = answer.keepSeconds && !answer.status ? `public, max-age=${answer.keepSeconds}` : 'no-store';
    if (answer.listed && !answer.status) reply.removeHeader('x-robots-tag');
    const policy = answer.script ? scriptedPortalPolicy : portalPolicy;
    return reply
      .code(answer.status ?? 200)
      .headers({ 'content-security-policy': policy, 'cache-control': keep, vary: 'accept-language' })
      .type('text/html; charset=utf-8')
      .send(renderPortal(answer, portalRequest, files, request.url));
  };
  const requestOf = (request: FastifyRequest): PortalRequest => {
    const fields = { ...stringsOf(request.query), ...stringsOf(request.params) };
    const locale: Locale =
      fields.lang === 'en' || fields.lang === 'id'
        ? fields.lang
        : preferredLocale(request.headers['accept-language']);
    const t: PortalRequest['t'] = (key, params) => house.services.locales.text(locale, key, params);
    const ask = insideCall(routes, pipeline, request, locale);
    return {
      call: (op, input) => ask(op, input, request.raw),
      upload: (op, input, bytes) => ask(op, input, Readable.from([bytes])),
      fields,
      locale,
      t,
    };
  };

  const answering =
    (load: (portalRequest: PortalRequest, request: FastifyRequest) => Promise<PortalAnswer>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const portalRequest = requestOf(request);
      try {
        return send(request, reply, await load(portalRequest, request), portalRequest);
      } catch (error) {
        house.services.log.error({ err: error, requestId: request.id }, 'page failed');
        return send(request, reply, faultPage(portalRequest, error, request.id), portalRequest);
      }
    };
  for (const page of pages) {
    const config = { operation: `portal ${page.path}` };
    server.get(page.path, { config }, answering(page.load));
    if (page.submit)
      server.post(
        page.path,
        { config },
        answering((portalRequest, request) => submitted(page, portalRequest, request)),
      );
  }
  server.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound();
    const portalRequest = requestOf(request);
    return send(request, reply, missingPage(portalRequest), portalRequest);
  });
}

/** Room for the heads of the parts of a form. */
const roomForHeads = 16_384;

/** Takes a form with a file; what is wrong with it is told on the page of the form. */
async function submitted(
  { load, submit }: PortalPage,
  portalRequest: PortalRequest,
  request: FastifyRequest,
): Promise<PortalAnswer> {
  const { mostBytes, load: take } = submit!;
  const body = request.body instanceof Readable ? request.body : Readable.from([]);
  try {
    return await withWholeBody(body, mostBytes + roomForHeads, async (bytes) => {
      const parts = formParts(request.headers['content-type'], bytes);
      const file = parts.find(({ fileName }) => fileName !== undefined)?.content ?? Buffer.alloc(0);
      const texts = parts.filter(({ fileName }) => fileName === undefined);
      const fields = Object.fromEntries(texts.map(({ name, content }) => [name, content.toString('utf8')]));
      return take({ ...portalRequest, fields: { ...fields, ...portalRequest.fields } }, file);
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 500) throw error;
    return load({ ...portalRequest, fault: error });
  }
}

/** The typed client without a network: through the same pipeline, as a stranger. */
function insideCall(
  routes: ReadonlyMap<Operation, Route>,
  pipeline: Pipeline,
  request: FastifyRequest,
  locale: Locale,
) {
  return async <Op extends Operation>(op: Op, input: unknown, body: Readable): Promise<OutputOf<Op>> => {
    const route = routes.get(op);
    if (!route) throw new Error(`no route for ${op.id}`);
    const { answer } = await pipeline.run({
      route,
      rawInput: input,
      token: undefined,
      requestId: request.id,
      locale,
      facts: {
        ip: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
        body,
        header: () => undefined,
        cookie: () => undefined,
      },
    });
    return answer as OutputOf<Op>;
  };
}

function stringsOf(query: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query ?? {}).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}
