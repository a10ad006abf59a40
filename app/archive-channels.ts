import { mkdirSync, readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type WatchedFolder, watchFolder } from '#core/files/watch-folder.ts';
import type { JobContext } from '#core/jobs/job.ts';
import type { Logger } from '#core/log/logger.ts';
import { takeInRecord } from '#modules/archive/server/archive.api.ts';

interface UnitFoldersOptions {
  /** `<folder>/<code of the agency>`, with a folder for each unit, named by its code. */
  folder: string;
  ctx: JobContext;
  explain: Parameters<typeof watchFolder>[0]['explain'];
  log: Logger;
  everyMs: number;
}

/** The agencies that have a folder of their own among the watched ones. */
export function agenciesIn(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return foldersOf(readdirSync(folder, { withFileTypes: true }));
}

/** Watches the folder of every unit; one that is made later is seen at one of the next looks. */
export function watchUnitFolders(options: UnitFoldersOptions): { close(): Promise<void> } {
  const { folder, ctx, log } = options;
  const watched = new Map<string, WatchedFolder>();
  const look = async () => {
    const units = foldersOf(await readdir(folder, { withFileTypes: true }));
    for (const unit of units) {
      if (watched.has(unit)) continue;
      const onDocument = (document: Parameters<typeof takeInRecord>[2]) => takeInRecord(ctx, unit, document);
      watched.set(unit, watchFolder({ ...options, folder: join(folder, unit), onDocument }));
    }
  };
  const looking = () =>
    look().catch((error: unknown) => log.warn({ err: error }, 'unit folders cannot be read'));
  let last = looking();
  const timer = setInterval(() => {
    last = looking();
  }, options.everyMs * 4);
  return {
    close: async () => {
      clearInterval(timer);
      await last;
      await Promise.all([...watched.values()].map((one) => one.close()));
    },
  };
}

function foldersOf(entries: readonly { name: string; isDirectory(): boolean }[]): string[] {
  return entries.filter((one) => one.isDirectory() && !one.name.startsWith('.')).map(({ name }) => name);
}
