import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withDrills } from './commands/serve.ts';
import { ConfigError, environment, loadConfig } from './config.ts';
import { configurationPage } from './configuration-page.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { moduleSettings } from './module-settings.ts';
import { readingSettings } from './reading-settings.ts';
import { settings } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pendopo-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const load = (env: Record<string, string> = {}) => loadConfig({ DATA_DIR: folder, ...env });

test('without any setting Pendopo listens on this computer only and uses its own database with the demo', () => {
  expect(load()).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://127.0.0.1:3000',
    embedded: true,
    demo: true,
    maxUploadMb: 50,
    maxPages: 1000,
    trustProxy: [],
  });
});

test('an outside database gets no demo unless asked', () => {
  const DATABASE_URL = 'postgres://owner:word@db/pendopo';
  expect(load({ DATABASE_URL })).toMatchObject({ embedded: false, demo: false });
  expect(load({ DATABASE_URL, DEMO: 'yes' }).demo).toBe(true);
});

test.each(['0.0.0.0', '::', '10.1.2.3', 'pendopo.kab.go.id', '127.evil.example'])(
  'who listens on %s gets no demo unless asked: its passwords stand on the sign-in page',
  (HOST) => {
    expect(load({ HOST }).demo).toBe(false);
    expect(moduleSettings(load({ HOST })).identity.demoAccounts).toEqual([]);
    expect(load({ HOST, DEMO: 'yes' }).demo).toBe(true);
  },
);

test('tamper drills are held where the operator says so, or where npm start serves the demonstration', () => {
  const drills = (env: Record<string, string>, script?: string) => {
    vi.stubEnv('npm_lifecycle_event', script);
    return withDrills(load(env)).tamperDrill;
  };
  try {
    const HOST = '127.0.0.1';
    expect(drills({ HOST })).toBe(false);
    expect(drills({ HOST, DEMO: 'yes' }, 'test')).toBe(false);
    expect(drills({ HOST }, 'start')).toBe(true);
    expect(drills({ HOST, DEMO: 'no' }, 'start')).toBe(false);
    expect(drills({ HOST: '0.0.0.0' }, 'start')).toBe(false);
    expect(drills({ HOST, TAMPER_DRILL: 'no' }, 'start')).toBe(false);
    expect(drills({ HOST, DEMO: 'no', TAMPER_DRILL: 'yes' })).toBe(true);
  } finally {
    vi.unstubAllEnvs();
  }
});

test.each(['127.0.0.1', '127.0.1.1', '::1', 'localhost'])('who listens on %s gets the demo', (HOST) => {
  expect(load({ HOST }).demo).toBe(true);
  expect(load({ HOST, DEMO: 'no' }).demo).toBe(false);
});

test.each([
  ['1', '4', 1],
  ['3', '4', 3],
  ['8', '4', 3],
  ['2', '1', 1],
])(
  'with OCR_CONCURRENCY %s of WORKER_CONCURRENCY %s, %i documents are read at once',
  (ocr, worker, atOnce) => {
    const config = load({ OCR_CONCURRENCY: ocr, WORKER_CONCURRENCY: worker, MAX_PAGES: '40' });
    expect(readingSettings(config)).toEqual({ maxPages: 40, documentsAtOnce: atOnce });
  },
);

test('a limit that the document readers do not keep is refused', () => {
  expect(attempt(() => load({ MAX_UPLOAD_MB: '51' }))).toBe(
    'MAX_UPLOAD_MB must be a whole number from 1 to 50, not "51".',
  );
});

test.each([
  ['PORT', '70000', 'PORT must be a whole number from 0 to 65535, not "70000".'],
  ['PORT', '3e3', 'PORT must be a whole number from 0 to 65535, not "3e3".'],
  ['DEMO', 'maybe', 'DEMO must be yes or no, not "maybe".'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of trace, debug, info, warn, error, silent, not "loud".'],
  [
    'PUBLIC_URL',
    'kantor.go.id',
    'PUBLIC_URL must be a URL that begins with http:// or https://, not "kantor.go.id".',
  ],
  [
    'TRUST_PROXY',
    'anyone',
    'TRUST_PROXY must be a list of IP addresses, networks or loopback, parted by commas, not "anyone".',
  ],
])('a wrong %s (%s) stops the start with a sentence that names it', (name, value, sentence) => {
  expect(() => load({ [name]: value })).toThrow(new ConfigError(sentence));
});

/** Settings that take any text: names, codes, folders and secrets whose form only the other side knows. */
const anyText = [
  'DATA_DIR',
  'S3_REGION',
  'REPLICA_DIR',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'IMAP_AGENCY',
  'ARCHIVE_IMAP_AGENCY',
  'WATCH_DIR',
  'ARCHIVE_WATCH_DIR',
  'WATCH_AGENCY',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_LABEL',
  ...['SIASN_AGENCY', 'SIASN_CONSUMER_KEY', 'SIASN_CONSUMER_SECRET'],
  ...['SIASN_CLIENT_ID', 'SIASN_USER', 'SIASN_PASSWORD'],
  'METRICS_TOKEN',
  'PKCS11_MODULE',
];

test.each(
  Object.values(settings)
    .map(({ name }) => name)
    .filter((name) => !anyText.includes(name)),
)('a value of %s that cannot be is refused with a sentence that names it, in both languages', (name) => {
  const env = { [name]: '<keliru sekali> \\' };
  expect(attempt(() => load(env))).toMatch(new RegExp(`^${name} must be .+\\.$`));
  expect(attempt(() => load({ ...env, LANG: 'id_ID.UTF-8' }))).toMatch(new RegExp(`^${name} harus .+\\.$`));
});

test('what is said to the operator is said in both languages, with the same holes', () => {
  const holes = (text: string) => text.match(/\{\{\w+\}\}/g)?.sort() ?? [];
  expect(Object.keys(id)).toEqual(Object.keys(en));
  for (const [key, text] of Object.entries(en))
    expect(holes(id[key as keyof typeof en]), key).toEqual(holes(text));
});

test.each(['kantor.go.id', '::', '10.0.0.1', 'localhost'])('HOST may be %s', (HOST) => {
  expect(load({ HOST }).host).toBe(HOST);
});

test.each(['Pendopo <no-reply@kab.go.id>', 'surat@kab.go.id', '"Dinas, Kominfo" <a@b>'])(
  'MAIL_FROM may be %s',
  (MAIL_FROM) => {
    expect(load({ MAIL_FROM }).mailFrom).toBe(MAIL_FROM);
  },
);

test('a wrong value that may hold a password is never repeated', () => {
  const password = 'rahasia-sekali';
  for (const { name } of Object.values(settings).filter((setting) => setting.secret)) {
    const sentence = attempt(() => load({ [name]: `bad ://${password}` }));
    expect(sentence, name).not.toContain(password);
  }
  expect(attempt(() => load({ DATABASE_URL: password }))).toMatch(/^DATABASE_URL must be/);
});

test('settings that belong together are asked for by name', () => {
  expect(attempt(() => load({ IMAP_URL: 'imaps://a:b@mail/INBOX' }))).toBe(
    'IMAP_URL is set, so IMAP_AGENCY must be set too.',
  );
  expect(attempt(() => load({ OIDC_ISSUER: 'https://sso' }))).toContain('OIDC_CLIENT_ID');
});

test('the secret key is made once and only its owner can read it', () => {
  const first = load().secretKey;
  expect(first).toHaveLength(32);
  expect(load().secretKey).toEqual(first);
  expect(statSync(join(folder, 'secrets/secret-key')).mode & 0o777).toBe(0o600);
});

test('a data folder that cannot be one stops the start', () => {
  writeFileSync(join(folder, 'berkas'), '');
  expect(attempt(() => load({ DATA_DIR: join(folder, 'berkas/data') }))).toMatch(
    /^DATA_DIR must be a folder/,
  );
});

test('the environment wins over the file .env, and an unknown name in the file is refused', () => {
  writeFileSync(join(folder, '.env'), 'PORT=4000\nHOST="0.0.0.0" # all\n');
  expect(environment(folder)).toMatchObject({ PORT: '4000', HOST: '0.0.0.0' });
  writeFileSync(join(folder, '.env'), 'PROT=4000\n');
  expect(() => environment(folder)).toThrow('PROT in');
});

test('the page of the documentation says what the program reads', () => {
  const page = new URL('../docs/operations/configuration.md', import.meta.url);
  expect(readFileSync(page, 'utf8')).toBe(configurationPage());
});

function attempt(action: () => unknown): string {
  try {
    action();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
