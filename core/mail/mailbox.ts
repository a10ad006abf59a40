import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { type AppError, fail } from '../contract/errors.ts';
import type { Logger } from '../log/logger.ts';
import './errors.ts';
import { connectMailbox } from './mailbox-connection.ts';
import { type ReceivedMessage, readMessage } from './received-message.ts';
import { refusalNote } from './refusal-note.ts';
import { isFinal, type RefusedFile } from './take-in-message.ts';

export interface MailboxOptions {
  /** `imaps://user:password@host/INBOX`; the path names the folder. */
  url: string;
  /** Takes the message in; it counts as processed when this resolves. May be called again after a crash. */
  onMessage: (message: ReceivedMessage) => Promise<readonly RefusedFile[]>;
  /** The sentence that the clerks read in a note beside what was refused. */
  explain: (error: AppError) => string;
  log: Pick<Logger, 'info' | 'warn'>;
  /** Larger messages are put aside unread. Attachments grow by a third on their way. */
  maxMessageBytes?: number;
  /** First and longest wait before connecting again, and the time between two looks, milliseconds. */
  retryMs?: number;
  longestRetryMs?: number;
  everyMs?: number;
  /** Certificate authorities to trust instead of the system's, PEM. */
  ca?: string;
}

export interface WatchedMailbox {
  /** Stops watching; the message in hand is finished first. */
  close(): Promise<void>;
}

/** Folders into which messages go, under the names that the clerks see. */
const processedPath = ['Pendopo', 'Diproses'];
const failedPath = ['Pendopo', 'Gagal'];

type Settings = Required<Omit<MailboxOptions, 'ca'>> & { signal: AbortSignal };

/**
 * Hands every message of a mailbox over, one after another, and only then marks it as read and moves it to
 * `Pendopo/Diproses`; what is refused goes to `Pendopo/Gagal`, with a note that says why. When the line breaks it connects again, waiting longer
 * each time. After a crash, or when the sender's server delivers twice, the same message is handed over again: see
 * the keys of `documentsOf`.
 */
export function watchMailbox(options: MailboxOptions): WatchedMailbox {
  const stop = new AbortController();
  const settings: Settings = {
    maxMessageBytes: 75 * 1024 * 1024,
    retryMs: 1_000,
    longestRetryMs: 60_000,
    everyMs: 60_000,
    ...options,
    signal: stop.signal,
  };
  const ended = watch(settings, options.ca);
  return {
    async close() {
      stop.abort();
      await ended;
    },
  };
}

async function watch(settings: Settings, ca: string | undefined): Promise<void> {
  const { signal, log } = settings;
  let wait = settings.retryMs;
  while (!signal.aborted) {
    try {
      const client = await connectMailbox(settings.url, ca, log);
      try {
        await attend(client, settings, () => {
          wait = settings.retryMs;
        });
      } finally {
        // The server may be gone: then nobody answers a farewell.
        await Promise.race([client.logout().catch(() => undefined), sleep(2_000)]);
        client.close();
      }
    } catch (error) {
      if (!signal.aborted)
        log.warn({ err: error, waitMs: wait }, 'the mailbox cannot be read; connecting again');
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, settings.longestRetryMs);
  }
}

/** Reads all that is there, then waits for more; ends with the connection. */
async function attend(client: ImapFlow, settings: Settings, onWell: () => void): Promise<void> {
  const { signal } = settings;
  const folder = decodeURIComponent(new URL(settings.url).pathname.slice(1)) || 'INBOX';
  for (const path of [processedPath, failedPath]) await client.mailboxCreate(path);
  await client.mailboxOpen(folder);
  while (!signal.aborted && client.usable) {
    await readAll(client, settings);
    onWell();
    await news(client, settings.everyMs, signal);
  }
}

/** Resolves at a new message, at the end of the connection, when it is time to look anyway, or to stop. */
async function news(client: ImapFlow, everyMs: number, signal: AbortSignal): Promise<void> {
  const heard = new AbortController();
  const hear = () => heard.abort();
  client.once('exists', hear);
  client.once('close', hear);
  try {
    await pause(everyMs, AbortSignal.any([signal, heard.signal]));
  } finally {
    client.off('exists', hear);
    client.off('close', hear);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}

async function readAll(client: ImapFlow, settings: Settings): Promise<void> {
  const uids = (await client.search({ all: true }, { uid: true })) || [];
  for (const uid of uids) {
    if (settings.signal.aborted || !client.usable) return;
    await readOne(client, settings, uid);
  }
}

async function readOne(client: ImapFlow, settings: Settings, uid: number): Promise<void> {
  const { log } = settings;
  const message = await client.fetchOne(
    String(uid),
    { uid: true, size: true, internalDate: true, envelope: true },
    { uid: true },
  );
  // Another process was faster.
  if (!message) return;
  try {
    const raw = await download(client, message, settings.maxMessageBytes);
    const refused = await settings.onMessage(await readMessage(raw, dateOf(message.internalDate)));
    await putAway(client, uid, processedPath);
    log.info({ uid, refusedFiles: refused.length }, 'a message of the mailbox was taken in');
    if (refused.length > 0) await note(client, settings, message, refused);
  } catch (error) {
    if (!client.usable) throw error;
    const final = isFinal(error);
    log.warn({ err: error, uid, final }, 'a message of the mailbox was not taken in');
    // What may go better later stays where it is and is met again at the next look.
    if (!final) return;
    await putAway(client, uid, failedPath);
    await note(client, settings, message, [{ name: '', error }]);
  }
}

/** Lays a note into the folder of what was refused, as the watched folder lays one beside a file. */
async function note(
  client: ImapFlow,
  { explain }: Settings,
  message: FetchMessageObject,
  refused: readonly RefusedFile[],
): Promise<void> {
  const reasons = refused.map(({ name, error }) => [name, explain(error)].filter(Boolean).join(': '));
  const path = failedPath.join((client.namespace ? client.namespace.delimiter : null) ?? '/');
  await client.append(path, refusalNote(message.envelope, reasons));
}

/** INTERNALDATE comes as text or as a date. */
function dateOf(value: Date | string | undefined): Date | undefined {
  const date = value === undefined ? undefined : new Date(value);
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

async function download(client: ImapFlow, message: FetchMessageObject, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => fail('mail.too-large', { limitMegabytes: Math.floor(maxBytes / 1024 / 1024) });
  if ((message.size ?? 0) > maxBytes) tooLarge();
  const { content } = await client.download(String(message.uid), undefined, {
    uid: true,
    maxBytes: maxBytes + 1,
  });
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of content as Readable) {
    parts.push(part as Buffer);
    size += (part as Buffer).length;
  }
  if (size > maxBytes) tooLarge();
  return Buffer.concat(parts, size);
}

async function putAway(client: ImapFlow, uid: number, path: string[]): Promise<void> {
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
  await client.messageMove(String(uid), path, { uid: true });
}
