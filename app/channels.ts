import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { AgencyId } from '#core/contract/ids.ts';
import { roleUrl } from '#core/db/roles.ts';
import { watchFolder } from '#core/files/watch-folder.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { jobContext } from '#core/jobs/job-context.ts';
import { watchMailbox } from '#core/mail/mailbox.ts';
import { takeInMessage } from '#core/mail/take-in-message.ts';
import { takeInRecord } from '#modules/archive/server/archive.api.ts';
import { takeInDocument } from '#modules/letters/server/letters.api.ts';
import { agencies } from '#modules/organization/server/organization.api.ts';
import { agenciesIn, watchUnitFolders } from './archive-channels.ts';
import type { Config } from './config.ts';
import type { House } from './house.ts';

interface Watching {
  close(): Promise<void>;
}

/** What the configuration says about the ways in. */
export type ChannelsConfig = { databaseUrl: string } & Pick<
  Config,
  'databaseWorkerUrl' | 'secretKey' | 'watchDir' | 'watchAgency' | 'imapUrl' | 'imapAgency'
> &
  Partial<Pick<Config, 'archiveWatchDir' | 'archiveImapUrl' | 'archiveImapAgency'>>;

/** Milliseconds between two tries to watch, and between two looks into the folder. */
export interface Pace {
  lookAgain: number;
  folder: number;
}
const usualPace: Pace = { lookAgain: 15_000, folder: 5_000 };

/** One way in, for one agency. */
interface Channel {
  agencyCode: string;
  open(ctx: JobContext): Watching;
}

/**
 * Watches the folder and the mailbox of the configuration. Of several workers one does, by a lock in the database;
 * when it goes, another takes over.
 */
export function watchChannels(house: House, config: ChannelsConfig, pace: Pace = usualPace): Watching {
  const channels = channelsOf(house, config, pace);
  if (channels.length === 0) return { close: async () => {} };
  const stop = new AbortController();
  const ended = keepWatching(house, config, channels, pace, stop.signal);
  return {
    close: async () => {
      stop.abort();
      await ended;
    },
  };
}

/** Connects, locks, watches until the connection of the lock ends, closes, waits, and begins again. */
async function keepWatching(
  house: House,
  config: ChannelsConfig,
  channels: readonly Channel[],
  pace: Pace,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await watchWhileLocked(house, config, channels, pace, signal);
    } catch (error) {
      house.services.log.error({ err: error }, 'the channels cannot be watched yet; trying again');
    }
    await pause(pace.lookAgain, signal);
  }
}

async function watchWhileLocked(
  house: House,
  config: ChannelsConfig,
  channels: readonly Channel[],
  pace: Pace,
  signal: AbortSignal,
): Promise<void> {
  const lock = new pg.Client({
    connectionString:
      config.databaseWorkerUrl ?? roleUrl(config.databaseUrl, 'pendopo_worker', config.secretKey),
    application_name: 'pendopo_channels',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const lost = new AbortController();
  lock.on('error', (error) => {
    house.services.log.warn({ err: error }, 'the lock of the channels was lost');
    lost.abort();
  });
  lock.on('end', () => lost.abort());
  try {
    await lock.connect();
    const { rows } = await lock.query<{ mine: boolean }>(
      "select pg_try_advisory_lock(hashtext('pendopo.channels')) as mine",
    );
    if (!rows[0]!.mine) return;
    const either = AbortSignal.any([signal, lost.signal]);
    await Promise.all(channels.map((channel) => keepOpen(house, channel, pace, either)));
  } finally {
    // A connection that is broken answers no farewell.
    await Promise.race([lock.end().catch(() => undefined), sleep(2_000, undefined, { ref: false })]);
  }
}

/** Watches one way in until the signal. Its agency may be founded later. */
async function keepOpen(house: House, channel: Channel, pace: Pace, signal: AbortSignal): Promise<void> {
  const { log } = house.services;
  let told = false;
  while (!signal.aborted) {
    try {
      const ctx = await channelContext(house, channel.agencyCode, signal);
      if (ctx) {
        const watching = channel.open(ctx);
        await aborted(signal);
        await watching.close();
        return;
      }
      if (!told)
        log.error(
          `No agency has the code ${channel.agencyCode} (WATCH_AGENCY, IMAP_AGENCY, ARCHIVE_IMAP_AGENCY, ARCHIVE_WATCH_DIR): its mail is taken in once there is one.`,
        );
      told = true;
    } catch (error) {
      log.error({ err: error }, 'a channel cannot be watched yet; trying again');
    }
    await pause(pace.lookAgain, signal);
  }
}

function channelsOf(house: House, config: ChannelsConfig, pace: Pace): Channel[] {
  const { log, locales } = house.services;
  const explain = (error: { code: string; params: Record<string, unknown> }) =>
    locales.text('id', `errors.${error.code}`, error.params);
  const channels: Channel[] = [];
  const { watchDir: folder, watchAgency, imapUrl: url, imapAgency } = config;
  if (folder && watchAgency)
    channels.push({
      agencyCode: watchAgency,
      open: (ctx) =>
        watchFolder({
          folder,
          onDocument: (document) => takeInDocument(ctx, document),
          explain,
          log,
          everyMs: pace.folder,
        }),
    });
  if (url && imapAgency)
    channels.push({
      agencyCode: imapAgency,
      open: (ctx) =>
        watchMailbox({
          url,
          onMessage: (message) =>
            takeInMessage(message, ctx.clock.now(), (document) => takeInDocument(ctx, document)),
          explain,
          log,
        }),
    });
  return [...channels, ...archiveChannelsOf(house, config, pace, explain)];
}

/** The ways into the archive: a folder for each unit, and a mailbox of the records unit. */
function archiveChannelsOf(
  house: House,
  { archiveWatchDir: folder, archiveImapUrl: url, archiveImapAgency }: ChannelsConfig,
  pace: Pace,
  explain: Parameters<typeof watchMailbox>[0]['explain'],
): Channel[] {
  const { log } = house.services;
  const folders = (folder ? agenciesIn(folder) : []).map(
    (agencyCode): Channel => ({
      agencyCode,
      open: (ctx) =>
        watchUnitFolders({ folder: join(folder!, agencyCode), ctx, explain, log, everyMs: pace.folder }),
    }),
  );
  if (!url || !archiveImapAgency) return folders;
  const onMessage = (ctx: JobContext) => (message: Parameters<typeof takeInMessage>[0]) =>
    takeInMessage(message, ctx.clock.now(), (document) => takeInRecord(ctx, null, document));
  return [
    ...folders,
    {
      agencyCode: archiveImapAgency,
      open: (ctx) => watchMailbox({ url, onMessage: onMessage(ctx), explain, log }),
    },
  ];
}

/** The program itself at work for the agency of that code, if there is one. */
async function channelContext(
  house: House,
  code: string,
  signal: AbortSignal,
): Promise<JobContext | undefined> {
  const agency = (await agencies(house.workerPool)).find((one) => one.code === code);
  if (!agency) return undefined;
  const workshop = { services: house.services, pool: house.workerPool };
  const of = { id: agency.id as AgencyId, zone: agency.zone };
  return jobContext(workshop, of, { requestId: 'channels', signal });
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
