import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Call } from '#core/contract/client.ts';
import type { Operation, OutputOf } from '#core/contract/operation.ts';
import { projectRoot } from '#core/db/project-root.ts';
import type { Pipeline } from '#core/http/pipeline.ts';
import type { Route } from '#core/http/route.ts';
import { portalPolicy } from '#core/http/security-headers.ts';
import { type Locale, preferredLocale } from '#core/i18n/locales.ts';
import { faultPage, missingPage } from '#portal/missing-page.tsx';
import type { PortalAnswer, PortalPage, PortalRequest } from '#portal/portal-page.ts';
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
  const stylesheet = `/portal/${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`;
  const routes = new Map(
    house.modules.flatMap((module) => module.routes).map((route) => [route.operation, route]),
  );

  const asset = (url: string, type: string, body: Buffer) =>
    server.get(url, (_request, reply) =>
      reply.type(type).header('cache-control', `public, max-age=${yearSeconds}, immutable`).send(body),
    );
  asset(stylesheet, 'text/css; charset=utf-8', css);
  asset('/portal/icon.svg', 'image/svg+xml', icon);

  const send = (
    request: FastifyRequest,
    reply: FastifyReply,
    answer: PortalAnswer,
    portalRequest: PortalRequest,
  ) => {
    if (answer.redirect) return reply.code(303).redirect(answer.redirect);
    const keep = answer.keepSeconds && !answer.status ? `public, max-age=${answer.keepSeconds}` : 'no-store';
    return reply
      .code(answer.status ?? 200)
      .headers({ 'content-security-policy': portalPolicy, 'cache-control': keep, vary: 'accept-language' })
      .type('text/html; charset=utf-8')
      .send(renderPortal(answer, portalRequest, stylesheet, request.url));
  };
  const requestOf = (request: FastifyRequest): PortalRequest => {
    const fields = stringsOf(request.query);
    const locale: Locale =
      fields.lang === 'en' || fields.lang === 'id'
        ? fields.lang
        : preferredLocale(request.headers['accept-language']);
    const t: PortalRequest['t'] = (key, params) => house.services.locales.text(locale, key, params);
    return { call: insideCall(routes, pipeline, request, locale), fields, locale, t };
  };

  for (const page of pages) {
    server.get(page.path, { config: { operation: `portal ${page.path}` } }, async (request, reply) => {
      const portalRequest = requestOf(request);
      try {
        return send(request, reply, await page.load(portalRequest), portalRequest);
      } catch (error) {
        house.services.log.error({ err: error, requestId: request.id }, 'page failed');
        return send(request, reply, faultPage(portalRequest, error, request.id), portalRequest);
      }
    });
  }
  server.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound();
    const portalRequest = requestOf(request);
    return send(request, reply, missingPage(portalRequest), portalRequest);
  });
}

/** The typed client without a network: through the same pipeline, as a stranger. */
function insideCall(
  routes: ReadonlyMap<Operation, Route>,
  pipeline: Pipeline,
  request: FastifyRequest,
  locale: Locale,
): Call {
  return async <Op extends Operation>(op: Op, input: unknown) => {
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
        body: request.raw,
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
