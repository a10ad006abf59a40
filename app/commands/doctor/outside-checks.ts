import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { objectStoreOf } from '#app/open-house.ts';
import { operatorText } from '#app/operator-texts.ts';
import { databaseMark } from '#core/db/database-mark.ts';
import { clamdScanner } from '#core/files/clamd-scanner.ts';
import type { Check, Patient } from './patient.ts';

const GIGABYTE = 1024 ** 3;

/** The machine and the other servers that the settings name. */
export const machineChecks: readonly Check[] = [
  { name: 'node', run: async () => nodeHere() },
  { name: 'settings', run: async () => operatorText('doctor.settings') },
  { name: 'data-folder', run: lookAtDataFolder },
];

export const outsideChecks: readonly Check[] = [
  { name: 'objects', run: lookAtObjects },
  { name: 'text-recognition', run: async () => lookForTesseract() },
  { name: 'virus-scanner', run: lookAtScanner },
  { name: 'mail-out', run: lookAtMailServer },
  { name: 'mail-in', run: lookAtMailbox },
  { name: 'watched-folder', run: lookAtWatchedFolder },
  { name: 'sign-in-by-openid-connect', run: lookAtIssuer },
];

function nodeHere(): string {
  const { versions, platform, arch } = process;
  return operatorText('doctor.node', { version: versions.node, platform: `${platform}-${arch}` });
}

async function lookAtDataFolder({ config: { dataDir } }: Patient): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  await probe(dataDir);
  const { bavail, bsize } = await statfs(dataDir);
  const free = (bavail * bsize) / GIGABYTE;
  if (free < 2) throw new Error(operatorText('doctor.space-low', { free: free.toFixed(1), folder: dataDir }));
  return operatorText('doctor.space', { free: free.toFixed(0), folder: dataDir });
}

async function lookAtObjects({ config, ask }: Patient): Promise<string> {
  const nobody = '0'.repeat(64);
  const store = objectStoreOf(config);
  await store.has(nobody).catch((error: Error) => {
    const reason = (error.cause as Error)?.message;
    throw new Error(operatorText('doctor.bucket-silent', { bucket: config.s3Bucket, reason }));
  });
  const place = config.s3Bucket
    ? operatorText('doctor.bucket', { bucket: config.s3Bucket })
    : join(config.dataDir, 'objects');
  const mark = await store.owner.read();
  if (mark === undefined) return operatorText('doctor.objects-unmarked', { place });
  const [own] = await ask<{ mark: string }>(databaseMark);
  if (mark === own!.mark) return place;
  throw new Error(operatorText('doctor.objects-of-other', { place }));
}

function lookForTesseract(): string {
  const { status, stdout } = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
  if (status !== 0) return operatorText('doctor.reader-built-in');
  if (!/^ind$/m.test(stdout)) throw new Error(operatorText('doctor.reader-no-indonesian'));
  return operatorText('doctor.reader');
}

async function lookAtScanner({ config: { clamdUrl, dataDir } }: Patient): Promise<string> {
  if (!clamdUrl) return operatorText('doctor.not-scanned');
  await probe(dataDir, (path) => clamdScanner(clamdUrl, 5_000).scan(path)).catch(() => {
    throw new Error(operatorText('doctor.scanner-silent', { url: clamdUrl }));
  });
  return clamdUrl;
}

async function lookAtMailServer({ config: { smtpUrl } }: Patient): Promise<string> {
  if (!smtpUrl) return operatorText('doctor.no-mail');
  const { createTransport } = await import('nodemailer');
  await createTransport(smtpUrl).verify();
  return new URL(smtpUrl).host;
}

async function lookAtMailbox({ config: { imapUrl } }: Patient): Promise<string> {
  if (!imapUrl) return operatorText('doctor.not-configured');
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
  if (!watchDir) return operatorText('doctor.not-configured');
  await access(watchDir, constants.R_OK | constants.W_OK);
  return watchDir;
}

async function lookAtIssuer({ config: { oidcIssuer } }: Patient): Promise<string> {
  if (!oidcIssuer) return operatorText('doctor.not-configured');
  const { status } = await fetch(`${oidcIssuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5_000),
  });
  if (status !== 200) throw new Error(operatorText('doctor.issuer-odd', { issuer: oidcIssuer, status }));
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
