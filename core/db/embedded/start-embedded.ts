import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { installBinaries } from './binaries.ts';
import { clusterFolder, createCluster, OWNER, ownerPassword, refuseOtherMajor } from './create-cluster.ts';
import { claimDataFolder, releaseDataFolder } from './data-folder-owner.ts';
import { chooseOperatingUser, giveTo } from './operating-user.ts';
import { findPostmaster, forgetStalePostmaster, stopPostmaster } from './postmaster.ts';
import { serverArguments } from './server-settings.ts';
import { superviseServer } from './supervise-server.ts';

export interface EmbeddedOptions {
  /** The data folder of Pendopo; the cluster lies in `database/` inside it. */
  dataDir: string;
  /** TCP port on 127.0.0.1; a free one is chosen when absent. */
  port?: number;
  /** Keep finished log segments in `wal-archive/` from the first backup on. */
  archive?: boolean;
  /** For tests only: no waiting for the disk. A crash of the machine may lose the cluster. */
  fast?: boolean;
  /** More settings of PostgreSQL by name, for a restore. */
  settings?: Record<string, string>;
  /** Folders inside the data folder that the server must be able to read. */
  readable?: string[];
  log: (line: string) => void;
}

export interface Embedded {
  /** Connection of the owner to the database `postgres`: for creating databases, roles and migrations only. */
  adminUrl: string;
  port: number;
  readonly pid: number;
  /** Stops the server in the "fast" way and resolves when it has gone. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL of a data folder, making the cluster the first time, and resolves when it takes
 * connections. A server left over from a killed Pendopo is stopped first; one that belongs to a living Pendopo is an
 * error. Should the server process die by itself it is started again on the same port.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = resolve(options.dataDir);
  const cluster = clusterFolder(dataDir);
  claimDataFolder(dataDir);
  const binaries = await installBinaries(dataDir);
  const user = chooseOperatingUser(dataDir, join(binaries.bin, 'postgres'));
  if (user.remark) options.log(user.remark);

  await createCluster(dataDir, binaries, user, { fast: options.fast ?? false });
  refuseOtherMajor(dataDir, binaries);
  giveTo(user, cluster);
  const leftOver = findPostmaster(cluster);
  if (leftOver) {
    options.log(`Stopping PostgreSQL (process ${leftOver.pid}) that a killed Pendopo left behind.`);
    await stopPostmaster(cluster, leftOver.pid);
  }
  forgetStalePostmaster(cluster);
  for (const folder of options.readable ?? []) giveTo(user, folder);

  const archiveFolder = options.archive ? archiveFolderOf(dataDir) : undefined;
  if (archiveFolder) {
    mkdirSync(archiveFolder, { recursive: true, mode: 0o700 });
    giveTo(user, archiveFolder);
  }
  const port = options.port ?? (await freePort());
  const server = await superviseServer({
    command: [
      ...user.prefix,
      join(binaries.bin, 'postgres'),
      '-D',
      cluster,
      ...serverArguments({ port, archiveFolder, fast: options.fast, more: options.settings }),
    ],
    user,
    cluster,
    log: options.log,
  });
  return {
    adminUrl: await adminUrl(dataDir, port),
    port,
    get pid() {
      return server.pid();
    },
    stop: async () => {
      await server.stop();
      releaseDataFolder(dataDir);
    },
  };
}

/** The embedded server that a living Pendopo runs on this data folder, for commands that join it. */
export async function findEmbedded(dataDir: string): Promise<{ adminUrl: string; port: number } | undefined> {
  const running = findPostmaster(clusterFolder(resolve(dataDir)));
  return running && { adminUrl: await adminUrl(resolve(dataDir), running.port), port: running.port };
}

/** Where finished log segments of a data folder are kept. */
export function archiveFolderOf(dataDir: string): string {
  return join(resolve(dataDir), 'wal-archive');
}

async function adminUrl(dataDir: string, port: number): Promise<string> {
  return `postgres://${OWNER}:${await ownerPassword(dataDir)}@127.0.0.1:${port}/postgres`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, failed) => {
    probe.once('error', failed).listen(0, '127.0.0.1', done);
  });
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === 'string') throw new Error('No free TCP port on 127.0.0.1.');
  return address.port;
}
