import type { FastifyInstance } from 'fastify';
import { openApi } from '#core/http/openapi.ts';
import type { Pipeline } from '#core/http/pipeline.ts';
import type { Config } from './config.ts';
import { mountFaces } from './faces.ts';
import { mountHealth } from './health.ts';
import { buildWeb, type House } from './house.ts';
import { programVersion } from './program-version.ts';
import { quotaLimits } from './quota-limits.ts';

export interface RunningWeb {
  url: string;
  close(): Promise<void>;
}

/** Starts the web server of the house: the API, the office and the portal. Closing it leaves the house open. */
export async function startWeb(house: House, config: Config): Promise<RunningWeb> {
  const { server, pipeline } = buildWeb(house, {
    trustProxy: config.trustProxy,
    maxUploadBytes: config.maxUploadMb * 1_048_576,
    quotas: quotaLimits(config),
  });
  await mountBesides(server, house, pipeline, config);
  await server.listen({ host: config.host, port: config.port });
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return {
    url: `http://${config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host}:${port}`,
    close: async () => {
      // A connection that answered its last request meanwhile stays open for another, which nobody would answer.
      const idle = setInterval(() => server.server.closeIdleConnections(), 100);
      const force = setTimeout(() => server.server.closeAllConnections(), 10_000);
      await server.close();
      clearInterval(idle);
      clearTimeout(force);
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

/** The API document, made once, when it is first asked for. */
function mountDescription(server: FastifyInstance, house: House): void {
  const routes = house.modules.flatMap((module) => module.routes);
  let text: string | undefined;
  server.get('/api/openapi.json', (_request, reply) => {
    text ??= JSON.stringify(openApi(routes, programVersion()));
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .send(text);
  });
}
