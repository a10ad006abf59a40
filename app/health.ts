import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import type { House } from './house.ts';

/**
 * `/healthz` for those who start and balance; `/metrics` for Prometheus, with its token. `working` says whether the
 * process does what it is there for.
 */
export function mountHealth(
  server: FastifyInstance,
  house: House,
  { metricsToken }: Pick<Config, 'metricsToken'>,
  working: () => boolean = () => true,
): void {
  let asking: Promise<string> | undefined;
  // Whoever comes while it is asked hears the same answer.
  const databaseStatus = () => {
    asking ??= askDatabase(house).finally(() => {
      asking = undefined;
    });
    return asking;
  };
  server.get('/healthz', async (_request, reply) => {
    const status = !working() ? 'queue interrupted' : await databaseStatus();
    return reply
      .code(status === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status });
  });
  server.get('/metrics', async (request, reply) => {
    if (!metricsToken || !isSame(request.headers.authorization, `Bearer ${metricsToken}`))
      return reply.callNotFound();
    return reply.type(house.metrics.contentType).send(await house.metrics.text());
  });
}

async function askDatabase(house: House): Promise<string> {
  return house.healthPool.query('select 1').then(
    () => 'ok',
    () => 'database unreachable',
  );
}

/** Takes the same time whatever is wrong with it. */
function isSame(given: string | undefined, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given ?? ''), digest(wanted));
}
