import { type Logger as PinoLogger, pino } from 'pino';

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'child' | 'level'>;

/** Names of fields that never reach a log: secrets and personal data (UU 27/2022). */
const hidden = [
  'password',
  'token',
  'secret',
  'code',
  'passphrase',
  'identifier',
  'email',
  'nip',
  'nik',
  'name',
  'phone',
  'subject',
  'cookie',
  'authorization',
];

/** Writes JSON lines to standard error; standard output stays for what a person reads. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths: hidden.flatMap((field) => [field, `*.${field}`]), remove: true },
      serializers: { err: describeError },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}

/** An error without what a database puts into `detail`: the values of the row. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table } = error as Error & { code?: string; constraint?: string; table?: string };
  const cause = error.cause instanceof Error ? describeError(error.cause) : undefined;
  return { type: error.name, message: error.message, code, constraint, table, stack: error.stack, cause };
}
