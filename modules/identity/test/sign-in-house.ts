import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { inject } from 'vitest';
import { identityPort } from '#app/identity-port.ts';
import { fixedClock } from '#core/clock/clock.ts';
import { openPool } from '#core/db/pool.ts';
import { roleUrl } from '#core/db/roles.ts';
import { usualReading } from '#core/documents/reading-settings.ts';
import type { FileStore } from '#core/files/file-store.ts';
import { createPipeline } from '#core/http/pipeline.ts';
import { createServer } from '#core/http/server.ts';
import { createLocales } from '#core/i18n/locales.ts';
import coreEnglish from '#core/locales/en.json' with { type: 'json' };
import coreIndonesian from '#core/locales/id.json' with { type: 'json' };
import { createLogger } from '#core/log/logger.ts';
import type { Services } from '#core/session/context.ts';
import { createSecrets } from '#core/session/secrets.ts';
import { createIdentityModule } from '#modules/identity/module.ts';
import { defaultSettings, type IdentitySettings } from '#modules/identity/server/identity-settings.ts';
import { freshDatabase, testSecret } from '#tests/house/fresh-database.ts';

/** A house with nothing but people and sign-in, on a database of its own. */
export interface SignInHouse {
  clock: ReturnType<typeof fixedClock>;
  services: Services;
  pool: pg.Pool;
  /** The owner of the tables: for what a test prepares and looks at behind the product's back. */
  admin: pg.Pool;
  /** `trustProxy` plants a fault: a server that believes anybody's `X-Forwarded-For`. */
  server(settings?: Partial<IdentitySettings>, pool?: pg.Pool, trustProxy?: boolean): FastifyInstance;
  newPool(): pg.Pool;
  close(): Promise<void>;
}

export async function signInHouse(start = '2027-03-01T02:00:00Z'): Promise<SignInHouse> {
  const secret = testSecret;
  const log = createLogger('silent');
  const database = await freshDatabase(inject('clusterUrl'));
  const { url } = database;
  const pools: pg.Pool[] = [];
  const newPool = () => {
    const pool = openPool({ url: roleUrl(url, 'pendopo_app', secret), max: 12, name: 'test', log });
    pools.push(pool);
    return pool;
  };
  const admin = openPool({ url, max: 2, name: 'test-admin', log });
  pools.push(admin);
  const clock = fixedClock(start);
  const modules = createIdentityModule(defaultSettings);
  const services: Services = {
    clock,
    files: {} as FileStore,
    locales: createLocales([{ id: coreIndonesian, en: coreEnglish }, modules.locales]),
    log,
    reading: usualReading,
    secrets: createSecrets(secret),
    publicUrl: 'http://localhost:3000',
  };
  const pool = newPool();
  const servers: FastifyInstance[] = [];
  return {
    clock,
    services,
    pool,
    admin,
    newPool,
    server(settings = {}, own = pool, trustProxy = false) {
      const server = createServer({
        services,
        pipeline: createPipeline(services, own, identityPort(own, clock)),
        routes: createIdentityModule({ ...defaultSettings, ...settings }).routes,
        measure: () => {},
        trustProxy,
        maxUploadBytes: 1_000,
      });
      servers.push(server);
      return server;
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      await Promise.all(pools.map((one) => one.end()));
      await database.drop();
    },
  };
}
