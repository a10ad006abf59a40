import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { OperatorError } from '#core/db/embedded/operator-error.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { operatorLocale, operatorText } from './operator-texts.ts';
import { type Setting, WrongValue } from './setting-kinds.ts';
import { settings } from './settings.ts';

type Read = { [K in keyof typeof settings]: (typeof settings)[K] extends Setting<infer T> ? T : never };

/** What the program is told from outside, checked as a whole; see settings.ts for the meaning of each. */
export interface Config extends Omit<Read, 'publicUrl' | 'secretKey' | 'demo' | 'logLevel'> {
  publicUrl: string;
  secretKey: Buffer;
  demo: boolean;
  logLevel: NonNullable<Read['logLevel']>;
  /** True when the database is the embedded one in `dataDir`. */
  embedded: boolean;
}

/** A setting is wrong; the message is a sentence for the operator and names it. */
export class ConfigError extends OperatorError {}

/** Settings that only make sense together: when the first is given, so must be the others. */
const companions = [
  ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  ['S3_ENDPOINT', 'S3_BUCKET'],
  ['IMAP_URL', 'IMAP_AGENCY'],
  ['ARCHIVE_IMAP_URL', 'ARCHIVE_IMAP_AGENCY'],
  ['WATCH_DIR', 'WATCH_AGENCY'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['SIASN_AGENCY', 'SIASN_CONSUMER_KEY', 'SIASN_CONSUMER_SECRET'],
  ['SIASN_CONSUMER_KEY', 'SIASN_AGENCY', 'SIASN_CLIENT_ID', 'SIASN_USER', 'SIASN_PASSWORD'],
  ['DATABASE_APP_URL', 'DATABASE_URL'],
  ['DATABASE_WORKER_URL', 'DATABASE_URL'],
] as const;

/**
 * Reads and checks every setting. An empty value counts as absent.
 * @throws ConfigError naming the setting, never repeating a value that may be secret
 */
export function loadConfig(env: NodeJS.ProcessEnv = environment()): Config {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const locale = operatorLocale(env);
  const values = Object.fromEntries(
    Object.entries<Setting<unknown>>(settings).map(([key, setting]) => [
      key,
      read(setting, given(setting.name), locale),
    ]),
  ) as unknown as Read;
  checkCompanions(given, locale);
  const dataDir = resolve(values.dataDir);
  const embedded = values.databaseUrl === undefined;
  const demo = values.demo ?? (embedded && isLoopback(values.host));
  return {
    ...values,
    dataDir,
    embedded,
    watchDir: values.watchDir && resolve(values.watchDir),
    archiveWatchDir: values.archiveWatchDir && resolve(values.archiveWatchDir),
    demo,
    logLevel: values.logLevel ?? (process.stderr.isTTY ? 'warn' : 'info'),
    publicUrl: values.publicUrl ?? `http://${reachable(values.host)}:${values.port}`,
    secretKey: values.secretKey ?? keptSecret(dataDir, locale),
  };
}

/** The process environment over the file `.env` of the working folder; a name in the file that we do not know stops. */
export function environment(folder = process.cwd()): NodeJS.ProcessEnv {
  const file = join(folder, '.env');
  if (!existsSync(file)) return process.env;
  const written = parseEnv(readFileSync(file, 'utf8'));
  const known = new Set(Object.values(settings).map((setting) => setting.name));
  const strange = Object.keys(written).find((name) => !known.has(name));
  if (strange) throw new ConfigError(operatorText('settings.unknown', { name: strange, file }));
  return { ...written, ...process.env };
}

function read<T>(setting: Setting<T>, value: string | undefined, locale: Locale): T {
  if (value === undefined) return setting.fallback;
  try {
    return setting.parse(value);
  } catch (error) {
    if (!(error instanceof WrongValue)) throw error;
    const words = { name: setting.name, shape: error.shape(locale), found: value };
    const key = setting.secret ? 'settings.wrong-secret' : 'settings.wrong';
    throw new ConfigError(operatorText(key, words, locale));
  }
}

function checkCompanions(given: (name: string) => string | undefined, locale: Locale): void {
  for (const [name, ...others] of companions) {
    const missing = given(name) && others.find((other) => !given(other));
    if (missing) throw new ConfigError(operatorText('settings.companion', { name, missing }, locale));
  }
}

/** True when only this computer reaches the address: the demo tells its passwords to whoever opens the page. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** Two processes may start at the same moment on one folder: the first to write wins, both use what it wrote. */
function keptSecret(dataDir: string, locale: Locale): Buffer {
  const folder = join(dataDir, 'secrets');
  const file = join(folder, 'secret-key');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) {
      writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST')
      throw new ConfigError(operatorText('settings.data-folder', { reason: message }, locale));
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
}
