import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { objectStoreOf } from '#app/open-house.ts';
import { databaseMark } from '#core/db/database-mark.ts';
import { clamdScanner } from '#core/files/clamd-scanner.ts';
import type { Check, Patient } from './patient.ts';

const GIGABYTE = 1024 ** 3;

/** The machine and the other servers that the settings name. */
export const machineChecks: readonly Check[] = [
  { name: 'Node', run: async () => `${process.versions.node} on ${process.platform}-${process.arch}` },
  { name: 'settings', run: async () => 'all right' },
  { name: 'data folder', run: lookAtDataFolder },
];

export const outsideChecks: readonly Check[] = [
  { name: 'objects', run: lookAtObjects },
  { name: 'text recognition', run: async () => lookForTesseract() },
  { name: 'virus scanner', run: lookAtScanner },
  { name: 'mail out', run: lookAtMailServer },
  { name: 'mail in', run: lookAtMailbox },
  { name: 'watched folder', run: lookAtWatchedFolder },
  { name: 'sign-in by OpenID Connect', run: lookAtIssuer },
];

async function lookAtDataFolder({ config: { dataDir } }: Patient): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  await probe(dataDir);
  const { bavail, bsize } = await statfs(dataDir);
  const free = (bavail * bsize) / GIGABYTE;
  if (free < 2) throw new Error(`Only ${free.toFixed(1)} GB is free in ${dataDir}.`);
  return `${dataDir}, ${free.toFixed(0)} GB free`;
}

async function lookAtObjects({ config, ask }: Patient): Promise<string> {
  const nobody = '0'.repeat(64);
  const store = objectStoreOf(config);
  await store.has(nobody).catch((error: Error) => {
    throw new Error(`The bucket ${config.s3Bucket} does not answer: ${(error.cause as Error)?.message}`);
  });
  const place = config.s3Bucket ? `bucket ${config.s3Bucket}` : join(config.dataDir, 'objects');
  const mark = await store.owner.read();
  if (mark === undefined) return `${place}; the next start of a worker puts the mark of this database there`;
  const [own] = await ask<{ mark: string }>(databaseMark);
  if (mark === own!.mark) return place;
  throw new Error(
    `${place} has the mark of another database: nothing is thrown away there. If no other uses it any more: "pendopo doctor --adopt-objects".`,
  );
}

function lookForTesseract(): string {
  const { status, stdout } = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
  if (status !== 0) return 'the built-in reader; the program tesseract with its Indonesian data is faster';
  if (!/^ind$/m.test(stdout)) throw new Error('tesseract has no Indonesian data; install tesseract-ocr-ind.');
  return 'tesseract with Indonesian';
}

async function lookAtScanner({ config: { clamdUrl, dataDir } }: Patient): Promise<string> {
  if (!clamdUrl) return 'not configured: files are not scanned';
  await probe(dataDir, (path) => clamdScanner(clamdUrl, 5_000).scan(path)).catch(() => {
    throw new Error(`${clamdUrl} does not scan; uploads are refused until it does.`);
  });
  return clamdUrl;
}

async function lookAtMailServer({ config: { smtpUrl } }: Patient): Promise<string> {
  if (!smtpUrl) return 'not configured: no mail is sent';
  const { createTransport } = await import('nodemailer');
  await createTransport(smtpUrl).verify();
  return new URL(smtpUrl).host;
}

async function lookAtMailbox({ config: { imapUrl } }: Patient): Promise<string> {
  if (!imapUrl) return 'not configured';
  const { ImapFlow } = await import('imapflow');
  const { protocol, hostname, port, username, password } = new URL(imapUrl);
  const secure = protocol === 'imaps:';
  const client = new ImapFlow({
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
  });
  await client.connect();
  await client.logout();
  return hostname;
}

async function lookAtWatchedFolder({ config: { watchDir } }: Patient): Promise<string> {
  if (!watchDir) return 'not configured';
  await access(watchDir, constants.R_OK | constants.W_OK);
  return watchDir;
}

async function lookAtIssuer({ config: { oidcIssuer } }: Patient): Promise<string> {
  if (!oidcIssuer) return 'not configured';
  const { status } = await fetch(`${oidcIssuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5_000),
  });
  if (status !== 200) throw new Error(`${oidcIssuer} answers ${status} to its discovery document.`);
  return oidcIssuer;
}

/** Writes a file and removes it; `use` may look at it in between. */
async function probe(folder: string, use?: (path: string) => Promise<unknown>): Promise<void> {
  const path = join(folder, `.doctor-${randomUUID()}`);
  await writeFile(path, '');
  try {
    await use?.(path);
  } finally {
    await rm(path);
  }
}
