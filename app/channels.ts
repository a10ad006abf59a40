import pg from 'pg';
import type { AgencyId } from '#core/contract/ids.ts';
import { roleUrl } from '#core/db/roles.ts';
import { transact } from '#core/db/tx.ts';
import type { IncomingDocument } from '#core/files/incoming-document.ts';
import { watchFolder } from '#core/files/watch-folder.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { watchMailbox } from '#core/mail/mailbox.ts';
import { documentsOf } from '#core/mail/received-message.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { takeInDocument } from '#modules/letters/server/letters.api.ts';
import { agencies } from '#modules/organization/server/organization.api.ts';
import type { Config } from './config.ts';
import type { House } from './house.ts';

interface Watching {
  close(): Promise<void>;
}

const lookAgainMilliseconds = 15_000;

/**
 * Watches the folder and the mailbox of the configuration. Of several workers one does, by a lock in the database;
 * when it goes, another takes over.
 */
export function watchChannels(house: House, config: Config & { databaseUrl: string }): Watching {
  if (!config.watchDir && !config.imapUrl) return { close: async () => {} };
  const lock = new pg.Client({
    connectionString: roleUrl(config.databaseUrl, 'pendopo_worker', config.secretKey),
    application_name: 'pendopo_channels',
  });
  let watching: Watching[] = [];
  let closed = false;
  const connected = lock.connect();
  lock.on('error', (error) => house.services.log.error({ err: error }, 'the lock of the channels was lost'));

  const tryToBegin = async (): Promise<void> => {
    await connected;
    const { rows } = await lock.query<{ mine: boolean }>(
      "select pg_try_advisory_lock(hashtext('pendopo.channels')) as mine",
    );
    if (closed) return;
    if (rows[0]!.mine) watching = await begin(house, config);
    else setTimeout(() => void tryToBegin(), lookAgainMilliseconds).unref();
  };
  tryToBegin().catch((error: unknown) =>
    house.services.log.error({ err: error }, 'the channels cannot be watched'),
  );
  return {
    close: async () => {
      closed = true;
      await Promise.all(watching.map((one) => one.close()));
      await lock.end();
    },
  };
}

async function begin(house: House, config: Config): Promise<Watching[]> {
  const { log, locales } = house.services;
  const watching: Watching[] = [];
  if (config.watchDir && config.watchAgency) {
    const ctx = await contextFor(house, config.watchAgency);
    watching.push(
      watchFolder({
        folder: config.watchDir,
        onDocument: (document) => takeInDocument(ctx, document),
        explain: (error) => locales.text('id', `errors.${error.code}`, error.params),
        log,
      }),
    );
  }
  if (config.imapUrl && config.imapAgency) {
    const ctx = await contextFor(house, config.imapAgency);
    const takeIn = async (documents: readonly IncomingDocument[]) => {
      for (const document of documents) await takeInDocument(ctx, document);
    };
    watching.push(
      watchMailbox({
        url: config.imapUrl,
        onMessage: (message) => takeIn(documentsOf(message, house.services.clock.now())),
        log,
      }),
    );
  }
  return watching;
}

/** The program itself at work for the agency of that code. */
async function contextFor(house: House, code: string): Promise<JobContext> {
  const agency = (await agencies(house.workerPool)).find((one) => one.code === code);
  if (!agency) throw new Error(`no agency has the code ${code}`);
  const agencyId = agency.id as AgencyId;
  const context = {
    ...house.services,
    actor: systemActor(agencyId, agency.zone),
    locale: 'id' as const,
    requestId: 'channels',
    signal: new AbortController().signal,
  };
  return {
    ...context,
    transact: (mode, work) =>
      transact(house.workerPool, { agency: agencyId }, mode, (tx) => work({ ...context, tx })),
  };
}
