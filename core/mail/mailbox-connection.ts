import type { ImapFlow } from 'imapflow';
import type { Logger } from '../log/logger.ts';

/** Signs in to the mailbox of the address. The password never crosses a network in the clear. */
export async function connectMailbox(
  address: string,
  ca: string | undefined,
  log: Pick<Logger, 'warn'>,
): Promise<ImapFlow> {
  const url = new URL(address);
  const secure = url.protocol === 'imaps:';
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  // Loaded where a mailbox is watched: who has none does not pay for it.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    ...(secure || loopback ? {} : { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    ...(ca ? { tls: { ca } } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    // Silence of the server, which otherwise speaks at least every `maxIdleTime`.
    socketTimeout: 6 * 60_000,
    maxIdleTime: 4 * 60_000,
    // Between two messages there is nothing else to do, so listen at once.
    autoIdleDelay: 1_000,
  });
  // Without a listener an error of the line would end the process.
  client.on('error', (error: Error) => log.warn({ err: error }, 'the connection to the mailbox broke'));
  await client.connect();
  return client;
}
