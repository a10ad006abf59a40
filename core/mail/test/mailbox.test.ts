import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError, defineErrors } from '#core/contract/errors.ts';
import { type MailboxOptions, type WatchedMailbox, watchMailbox } from '../mailbox.ts';
import { documentsOf, type ReceivedMessage } from '../received-message.ts';
import type { RefusedFile } from '../take-in-message.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

defineErrors({ 'test.no-document': { status: 422 }, 'test.store-lost': { status: 503 } });

const scanned = { filename: 'a.pdf', content: Buffer.from('isi') };

let dovecot: Dovecot;
let watched: WatchedMailbox | undefined;
let received: ReceivedMessage[];
let behaviour: (message: ReceivedMessage) => RefusedFile[] | undefined;
const log = { info: vi.fn(), warn: vi.fn() };

beforeAll(async () => {
  dovecot = await startDovecot();
});
afterAll(() => dovecot.remove());
beforeEach(async () => {
  received = [];
  behaviour = () => undefined;
  await emptyFolders();
});
afterEach(async () => {
  await watched?.close();
  watched = undefined;
});

function watch(options: Partial<MailboxOptions> = {}): void {
  watched = watchMailbox({
    url: dovecot.url,
    log,
    retryMs: 50,
    longestRetryMs: 200,
    everyMs: 300,
    onMessage: async (message) => {
      const refused = behaviour(message);
      received.push(message);
      return refused ?? [];
    },
    explain: (error) => `Alasan: ${error.code}`,
    ...options,
  });
}

async function emptyFolders(): Promise<void> {
  const client = await dovecot.client();
  for (const path of ['INBOX', 'Pendopo/Diproses', 'Pendopo/Gagal']) {
    const opened = await client.mailboxOpen(path).catch(() => undefined);
    if (opened?.exists) await client.messageDelete('1:*');
  }
  await client.logout();
}

interface Sent {
  messageId?: string;
  subject?: string;
  attachments?: { filename: string; content: Buffer; contentType?: string; cid?: string }[];
}

function raw({
  messageId = '<satu@dinas.go.id>',
  subject = 'Undangan — rapat koordinasi',
  attachments = [],
}: Sent = {}): Promise<Buffer> {
  const mail = {
    from: '"Dinas Kesehatan" <dinkes@arunika.go.id>',
    to: 'surat@arunika.go.id',
    date: new Date('2026-11-20T02:00:00Z'),
  };
  return new MailComposer({ ...mail, messageId, subject, text: 'Terlampir surat.', attachments })
    .compile()
    .build();
}

async function deliver(message: Buffer | string): Promise<void> {
  const client = await dovecot.client();
  await client.append('INBOX', message);
  await client.logout();
}

/** Message-IDs and flags in a folder. */
async function folder(path: string): Promise<{ id: string | undefined; seen: boolean }[]> {
  const client = await dovecot.client();
  try {
    const { exists } = await client.mailboxOpen(path);
    if (!exists) return [];
    const messages = await client.fetchAll('1:*', { envelope: true, flags: true });
    return messages.map(({ envelope, flags }) => ({
      id: envelope?.messageId,
      seen: flags?.has('\\Seen') ?? false,
    }));
  } finally {
    await client.logout();
  }
}

/** The notes that lie beside what was refused. */
async function notes() {
  const client = await dovecot.client();
  try {
    await client.mailboxOpen('Pendopo/Gagal');
    const messages = await client.fetchAll('1:*', { source: true });
    const parsed = await Promise.all(messages.map(({ source }) => PostalMime.parse(source!)));
    return parsed
      .filter((one) => one.from?.name === 'Pendopo')
      .map((one) => ({ answers: one.inReplyTo, text: one.text?.trim(), subject: one.subject }));
  } finally {
    await client.logout();
  }
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await holds()) return;
    await sleep(100);
  }
  throw new Error('it did not come to that');
}

/** The watcher makes the folder when it first connects. */
const settled = (path: string, count: number) =>
  until(async () => (await folder(path).catch(() => [])).length === count);

describe('a watched mailbox', () => {
  it('hands a message over with its attachments, and only then marks and moves it', async () => {
    const scan = Buffer.from('%PDF-1.4 isi surat');
    const logo = Buffer.from('logo');
    await deliver(
      await raw({
        attachments: [
          { filename: 'Surat Undangan №5.pdf', content: scan },
          { filename: 'logo.png', content: logo, contentType: 'image/png', cid: 'logo@x' },
        ],
      }),
    );
    let during: Awaited<ReturnType<typeof folder>> = [];
    watch({
      onMessage: async (message) => {
        during = await folder('INBOX');
        received.push(message);
        return [];
      },
    });
    await settled('Pendopo/Diproses', 1);
    expect(during).toEqual([{ id: '<satu@dinas.go.id>', seen: false }]);
    expect(await folder('INBOX')).toEqual([]);
    expect(await folder('Pendopo/Diproses')).toEqual([{ id: '<satu@dinas.go.id>', seen: true }]);
    expect(received).toHaveLength(1);
    const message = received[0]!;
    expect(message).toMatchObject({
      messageId: '<satu@dinas.go.id>',
      subject: 'Undangan — rapat koordinasi',
      from: { name: 'Dinas Kesehatan', address: 'dinkes@arunika.go.id' },
      sentAt: new Date('2026-11-20T02:00:00Z'),
    });
    expect(message.text.trim()).toBe('Terlampir surat.');
    const documents = documentsOf(message, new Date());
    expect(documents.map((document) => document.name)).toEqual(['Surat Undangan №5.pdf']);
    expect(documents[0]?.source).toMatchObject({
      kind: 'mail',
      key: `mail:<satu@dinas.go.id>:${createHash('sha256').update(scan).digest('hex')}`,
      sender: { address: 'dinkes@arunika.go.id' },
    });
  });

  it('hears of a new message without being asked', async () => {
    watch({ everyMs: 600_000 });
    await until(async () => (await folder('Pendopo/Diproses').catch(() => undefined)) !== undefined);
    await sleep(500);
    await deliver(await raw({ messageId: '<dua@dinas.go.id>' }));
    await until(() => received.length === 1);
    await settled('Pendopo/Diproses', 1);
  });

  it('sets a refused message aside and goes on with the next', async () => {
    behaviour = (message) => {
      if (message.attachments.length === 0) throw new AppError('test.no-document');
      return undefined;
    };
    await deliver(await raw({ messageId: '<kosong@dinas.go.id>' }));
    await deliver(
      await raw({
        messageId: '<isi@dinas.go.id>',
        attachments: [{ filename: 'a.pdf', content: Buffer.from('x') }],
      }),
    );
    watch();
    await settled('Pendopo/Diproses', 1);
    await settled('Pendopo/Gagal', 2);
    expect((await folder('Pendopo/Gagal'))[0]?.id).toBe('<kosong@dinas.go.id>');
    expect(await notes()).toEqual([
      {
        answers: '<kosong@dinas.go.id>',
        text: 'Alasan: test.no-document',
        subject: 'Pendopo: Undangan — rapat koordinasi',
      },
    ]);
    expect((await folder('Pendopo/Diproses')).map((one) => one.id)).toEqual(['<isi@dinas.go.id>']);
  });

  it('keeps a message of which a part was refused, and says which', async () => {
    behaviour = () => [{ name: 'b.exe', error: new AppError('test.no-document') }];
    await deliver(await raw({ subject: 'Satu\r\nBcc: semua@arunika.go.id' }));
    watch();
    await settled('Pendopo/Gagal', 1);
    expect((await folder('Pendopo/Diproses')).map((one) => one.id)).toEqual(['<satu@dinas.go.id>']);
    expect((await notes())[0]?.text).toBe('b.exe: Alasan: test.no-document');
  });

  it('received a message when our server got it, whatever its sender writes', async () => {
    const client = await dovecot.client();
    await client.append('INBOX', await raw({ attachments: [scanned] }), [], new Date('2026-11-21T04:05:06Z'));
    await client.logout();
    watch();
    await until(() => received.length === 1);
    const receivedAt = (now: string) => documentsOf(received[0]!, new Date(now))[0]?.source.receivedAt;
    // The Date header says 20 November.
    expect(receivedAt('2026-11-22T00:00:00Z')).toEqual(new Date('2026-11-21T04:05:06Z'));
    expect(receivedAt('2026-11-21T04:00:00Z')).toEqual(new Date('2026-11-21T04:00:00Z'));
    const { arrivedAt: _, ...unsaid } = received[0]!;
    const now = new Date('2026-11-22T00:00:00Z');
    expect(documentsOf({ ...unsaid, arrivedAt: undefined }, now)[0]?.source.receivedAt).toEqual(now);
  });

  it('leaves a message in the inbox as long as the storage is lost', async () => {
    let lost = true;
    behaviour = () => {
      if (lost) throw new AppError('test.store-lost');
      return undefined;
    };
    await deliver(await raw());
    watch();
    await until(() =>
      log.warn.mock.calls.some(([fields]) => (fields as { final?: boolean }).final === false),
    );
    expect(await folder('INBOX')).toEqual([{ id: '<satu@dinas.go.id>', seen: false }]);
    lost = false;
    await settled('Pendopo/Diproses', 1);
    expect(received).toHaveLength(1);
  });

  it('connects again when the server was away, and loses nothing', async () => {
    watch();
    await until(async () => (await folder('Pendopo/Diproses').catch(() => undefined)) !== undefined);
    await dovecot.stop();
    await sleep(300);
    await dovecot.start();
    await deliver(await raw({ messageId: '<setelah@dinas.go.id>' }));
    await settled('Pendopo/Diproses', 1);
    expect(received.map((message) => message.messageId)).toEqual(['<setelah@dinas.go.id>']);
  });

  it('gives the same message the same key when a crash came before it was moved', async () => {
    const message = await raw({ attachments: [{ filename: 'a.pdf', content: Buffer.from('isi') }] });
    await deliver(message);
    watch();
    await settled('Pendopo/Diproses', 1);
    // What a crash leaves, and what a server does that delivers twice: the message is in the inbox again.
    await deliver(message);
    await settled('Pendopo/Diproses', 2);
    const keys = received.flatMap((one) =>
      documentsOf(one, new Date()).map((document) => document.source.key),
    );
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('does not read a message beyond the limit', async () => {
    await deliver(await raw({ attachments: [{ filename: 'besar.pdf', content: Buffer.alloc(300_000) }] }));
    watch({ maxMessageBytes: 200_000 });
    await settled('Pendopo/Gagal', 2);
    expect(received).toEqual([]);
  });

  it('reads broken, empty and hostile messages without stopping', async () => {
    const nested = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'.repeat(300)}`;
    await deliver('\r\n');
    await deliver(
      'From: x\r\nSubject: =?utf-8?B?//8=?=\r\nContent-Type: multipart/mixed; boundary=\r\n\r\n--\r\n',
    );
    await deliver(`Message-ID: <dalam@x>\r\n${nested}`);
    await deliver(
      'Message-ID: <nama@x>\r\nContent-Type: application/pdf; name="../../etc/passwd"\r\nContent-Disposition: attachment\r\n\r\nx',
    );
    await deliver(await raw({ messageId: '<terakhir@dinas.go.id>' }));
    watch();
    await until(async () => (await folder('INBOX')).length === 0);
    expect(received.at(-1)?.messageId).toBe('<terakhir@dinas.go.id>');
    const ids = received.map((message) => message.messageId);
    expect(ids.every((id) => id.startsWith('<') && id.length > 5)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says nothing to the log of what is in a message', async () => {
    log.info.mockClear();
    log.warn.mockClear();
    await deliver(await raw({ subject: 'Pemberhentian Saudara Tono' }));
    watch();
    await settled('Pendopo/Diproses', 1);
    const said = JSON.stringify([...log.info.mock.calls, ...log.warn.mock.calls]);
    expect(said).not.toMatch(/Tono|dinkes|satu@/);
  });

  it('stops while it waits for a server that is not there', async () => {
    watch({ url: 'imap://sri:x@127.0.0.1:1/INBOX', longestRetryMs: 60_000 });
    await sleep(300);
    const began = performance.now();
    await watched?.close();
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
