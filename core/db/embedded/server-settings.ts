import { totalmem } from 'node:os';

const MEGABYTE = 1024 * 1024;

/** What the embedded server is told on its command line; everything else is PostgreSQL's own default. */
export interface ServerSettings {
  port: number;
  /** Folder for finished log segments; absent: nothing is archived. */
  archiveFolder?: string;
  fast?: boolean;
  /** Settings beyond those, by name. */
  more?: Record<string, string>;
}

/** The settings as `-c name=value` arguments. They are given at every start, so nothing is edited on disk. */
export function serverArguments(settings: ServerSettings): string[] {
  return Object.entries(serverSettings(settings)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function serverSettings({
  port,
  archiveFolder,
  fast,
  more,
}: ServerSettings): Record<string, string | number> {
  return {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    lc_messages: 'C',
    max_connections: 100,
    shared_buffers: `${sharedBuffersMegabytes()}MB`,
    wal_compression: 'on',
    max_wal_size: '2GB',
    // Compiling a plan costs more than it saves on short statements.
    jit: 'off',
    // The log carries no personal data: no statement, no parameter, no row shown in a detail.
    log_min_error_statement: 'panic',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(archiveFolder ? { archive_mode: 'on', archive_command: archiveCommand(archiveFolder) } : {}),
    ...(fast
      ? { shared_buffers: '128MB', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
      : {}),
    ...more,
  };
}

/** An eighth of the memory, between 64 MB and 1 GB: the rest serves the file cache, Node and text recognition. */
function sharedBuffersMegabytes(): number {
  return Math.round(Math.min(1024, Math.max(64, totalmem() / MEGABYTE / 8)));
}

/** A file in the archive folder that a first backup makes: without a base to start from, segments are worthless. */
export const ARCHIVE_WANTED = 'wanted';

/**
 * Copies a finished segment (`%p`) into the archive under its name (`%f`): complete on disk before it is named,
 * and never over a different one of the same name. Nothing is kept until a first backup was made.
 */
function archiveCommand(folder: string): string {
  const at = (name: string) => `${quoteForShell(`${folder}/`).replaceAll('%', '%%')}${name}`;
  const keep = `cp "%p" ${at('%f.part')} && sync ${at('%f.part')} && mv ${at('%f.part')} ${at('%f')} && sync ${at('')}`;
  const known = `cmp -s "%p" ${at('%f')}`;
  return `test ! -e ${at(ARCHIVE_WANTED)} || if test -e ${at('%f')}; then ${known}; else ${keep}; fi`;
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
