import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { inject } from 'vitest';
import { fixedClock } from '#core/clock/clock.ts';
import { type AgencyId, newId, type PersonId } from '#core/contract/ids.ts';
import { openPool } from '#core/db/pool.ts';
import { roleUrl } from '#core/db/roles.ts';
import { transact } from '#core/db/tx.ts';
import { usualReading } from '#core/documents/reading-settings.ts';
import '#core/documents/errors.ts';
import type { FileScanner } from '#core/files/file-scanner.ts';
import type { FileStore } from '#core/files/file-store.ts';
import { folderStore } from '#core/files/folder-store.ts';
import { createPipeline } from '#core/http/pipeline.ts';
import type { Identity } from '#core/http/ports.ts';
import { createServer } from '#core/http/server.ts';
import { createLocales } from '#core/i18n/locales.ts';
import type { JobContext } from '#core/jobs/job.ts';
import type { Services } from '#core/session/context.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { createSecrets } from '#core/session/secrets.ts';
import { filesModule } from '#modules/files/module.ts';
import { actorFrom } from '#modules/organization/server/organization.api.ts';
import { freshDatabase, ownerPool, testSecret } from '#tests/house/fresh-database.ts';

export interface FilesHouseOptions {
  maxUploadBytes?: number;
  scanner?: FileScanner;
  /** Puts something between the use cases and the store. */
  around?: (store: FileStore) => FileStore;
}

export interface Person {
  id: PersonId;
  agencyId: AgencyId;
  token: string;
}

export type FilesHouse = Awaited<ReturnType<typeof filesHouse>>;

/** The files module alone, on a real socket, where a token is a person: uploads break off only on real sockets. */
export async function filesHouse(options: FilesHouseOptions = {}) {
  const database = await freshDatabase(inject('clusterUrl'));
  const dataDir = await mkdtemp(path.join(tmpdir(), 'pendopo-files-'));
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const clock = fixedClock('2026-11-21T01:00:00Z');
  const store = folderStore(dataDir, options);
  const services: Services = {
    clock,
    files: options.around?.(store) ?? store,
    locales: createLocales([filesModule.locales]),
    log,
    reading: usualReading,
    secrets: createSecrets(testSecret),
    publicUrl: 'http://localhost',
  };
  const poolOf = (role: 'pendopo_app' | 'pendopo_worker') =>
    openPool({ url: roleUrl(database.url, role, testSecret), max: 6, name: role, log });
  const [app, worker] = [poolOf('pendopo_app'), poolOf('pendopo_worker')];
  const owner = ownerPool(database.url);
  const identities = new Map<string, Identity>();
  const server = createServer({
    services,
    pipeline: createPipeline(services, app, {
      identify: async (token) => identities.get(token),
      enter: async (tx, token) => {
        const identity = identities.get(token);
        if (!identity) return undefined;
        const settings = [identity.agencyId, identity.personId];
        await tx.rows(
          "select set_config('app.agency', $1, true), set_config('app.person', $2, true)",
          settings,
        );
        return { identity, actor: actorFrom(identity, []) };
      },
      actorOf: async (_tx, identity) => actorFrom(identity, []),
      noteUse: async () => undefined,
    }),
    routes: filesModule.routes,
    measure: () => undefined,
    trustProxy: false,
    maxUploadBytes: options.maxUploadBytes ?? 50 * 1024 * 1024,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });

  return {
    url,
    clock,
    dataDir,
    files: services.files,
    async agency(code: string): Promise<AgencyId> {
      const id = newId<'Agency'>();
      const values = [id, `Kabupaten ${code}`, code, code, 'Asia/Jakarta'];
      await owner.query(
        'insert into organization.agency (id, name, short_name, code, zone) values ($1, $2, $3, $4, $5)',
        values,
      );
      return id;
    },
    async person(agencyId: AgencyId, name: string): Promise<Person> {
      const id = newId<'Person'>();
      await owner.query(
        "insert into organization.person (agency_id, id, name, kind) values ($1, $2, $3, 'other')",
        [agencyId, id, name],
      );
      const token = `token-of-${id}`;
      const rest = { sessionId: null, factorAt: null, locale: null, scopes: null };
      identities.set(token, { kind: 'person', agencyId, personId: id, zone: 'Asia/Jakarta', ...rest });
      return { id, agencyId, token };
    },
    rows: async <Row>(text: string, values: unknown[] = []) =>
      (await owner.query(text, values)).rows as Row[],
    /** What a job of the worker is given. */
    job(agencyId: AgencyId): JobContext {
      const actor = systemActor(agencyId, 'Asia/Jakarta');
      const context = {
        ...services,
        actor,
        locale: 'id' as const,
        requestId: 'test',
        signal: new AbortController().signal,
      };
      return {
        ...context,
        transact: (mode, work) =>
          transact(worker, { agency: agencyId }, mode, (tx) => work({ ...context, tx })),
      };
    },
    /** A transaction of the web role for a person, as other modules' use cases have. */
    within: <T>(person: Person, work: (tx: import('#core/db/tx.ts').Tx) => Promise<T>) =>
      transact(app, { agency: person.agencyId, person: person.id }, 'write', work),
    async call<T>(
      person: Person,
      method: string,
      address: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) {
      const type =
        typeof body === 'object' && !isBytes(body) ? 'application/json' : 'application/octet-stream';
      const init = {
        method,
        headers: {
          authorization: `Bearer ${person.token}`,
          ...(body === undefined ? {} : { 'content-type': type }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isBytes(body) ? body : JSON.stringify(body) }),
        duplex: 'half',
      };
      const response = await fetch(url + address, init as RequestInit);
      const text = Buffer.from(await response.arrayBuffer());
      const isJson = response.headers.get('content-type')?.includes('json');
      return {
        status: response.status,
        headers: response.headers,
        bytes: text,
        body: (isJson ? JSON.parse(text.toString()) : undefined) as T,
      };
    },
    async close() {
      await server.close();
      await Promise.all([app.end(), worker.end(), owner.end()]);
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function isBytes(body: unknown): boolean {
  return Buffer.isBuffer(body) || body instanceof Readable;
}
