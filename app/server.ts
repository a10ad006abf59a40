import type { FastifyInstance } from 'fastify';
import { openApi } from '#core/http/openapi.ts';
import type { Pipeline } from '#core/http/pipeline.ts';
import type { Config } from './config.ts';
import { mountFaces } from './faces.ts';
import { buildWeb, type House } from './house.ts';
import { openHouse } from './open-house.ts';
import { programVersion } from './program-version.ts';

export interface RunningWeb {
  url: string;
  close(): Promise<void>;
}

/** Starts the web process: the API, the office and the portal. */
export async function startWeb(config: Config & { databaseUrl: string }): Promise<RunningWeb> {
  const house = openHouse(config);
  const { server, pipeline } = buildWeb(house, {
    trustProxy: config.trustProxy,
    maxUploadBytes: config.maxUploadMb * 1_048_576,
  });
  await mountBesides(server, house, pipeline, config);
  await server.listen({ host: config.host, port: config.port });
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return {
    url: `http://${config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host}:${port}`,
    close: async () => {
      server.server.closeIdleConnections();
      const force = setTimeout(() => server.server.closeAllConnections(), 10_000);
      await server.close();
      clearTimeout(force);
      await house.close();
    },
  };
}

export interface BesidesOptions extends Pick<Config, 'metricsToken'> {
  /** Where the built office lies, if not in its usual place. */
  officeFolder?: string;
}

/** Everything that is served besides the operations: health, metrics, the API document, the office and the portal. */
export async function mountBesides(
  server: FastifyInstance,
  house: House,
  pipeline: Pipeline,
  config: BesidesOptions,
): Promise<void> {
  mountHealth(server, house, config);
  await mountFaces(server, house, pipeline, config.officeFolder);
  mountDescription(server, house);
}

/** `/healthz` for those who start and balance; `/metrics` for Prometheus, with its token. */
function mountHealth(server: FastifyInstance, house: House, config: Pick<Config, 'metricsToken'>): void {
  server.get('/healthz', async (_request, reply) => {
    try {
      await house.appPool.query('select 1');
      return reply.header('cache-control', 'no-store').send({ status: 'ok' });
    } catch {
      return reply.code(503).header('cache-control', 'no-store').send({ status: 'database unreachable' });
    }
  });
  server.get('/metrics', async (request, reply) => {
    const token = config.metricsToken;
    if (!token || request.headers.authorization !== `Bearer ${token}`) return reply.callNotFound();
    return reply.type(house.metrics.contentType).send(await house.metrics.text());
  });
}

/** The API document, made once. */
function mountDescription(server: FastifyInstance, house: House): void {
  const operations = house.modules.flatMap((module) => module.routes).map((route) => route.operation);
  const text = JSON.stringify(openApi(operations, programVersion()));
  server.get('/api/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=300').send(text),
  );
}
