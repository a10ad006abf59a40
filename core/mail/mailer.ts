import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import type { Transporter } from 'nodemailer';
import { AppError } from '../contract/errors.ts';
import './errors.ts';

/** One message to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Further headers; those that we set ourselves win. */
  headers?: Record<string, string>;
  /** See `messageIdFor`: the same act always gets the same id, so a repeated delivery is recognised. */
  messageId: string;
}

/** What became of a message. `refused`: the server does not want it, now or later; trying again is no use. */
export type Delivery = { outcome: 'sent' } | { outcome: 'off' } | { outcome: 'refused'; reason: string };

export interface Mailer {
  /** False when no server is configured: then every message ends as `off`. */
  readonly enabled: boolean;
  /** Hands the message to the server. @throws mail.unavailable when it should be tried again later */
  send(mail: Mail): Promise<Delivery>;
  close(): void;
}

export interface MailerOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; undefined: mail is off. */
  url: string | undefined;
  /** `Pendopo <no-reply@arunika.go.id>`. */
  from: string;
  /** Certificate authorities to trust instead of the system's, PEM. */
  ca?: string;
}

/**
 * The Message-ID (RFC 5322 §3.6.4) of what one event says to one person. A job that is repeated after a crash sends
 * the same id again, and the receiving system files the second copy under the first.
 */
export function messageIdFor(eventId: string, recipientId: string, publicUrl: string): string {
  const digest = createHash('sha256').update(`${eventId}\n${recipientId}`).digest('hex').slice(0, 32);
  const { hostname } = new URL(publicUrl);
  return `<${digest}@${isIP(hostname.replace(/[[\]]/g, '')) ? 'pendopo.invalid' : hostname}>`;
}

/** Sends by SMTP; without a server it does nothing and says so. */
export function createMailer(options: MailerOptions): Mailer {
  const { url } = options;
  if (url === undefined) {
    return { enabled: false, send: async () => ({ outcome: 'off' }), close: () => undefined };
  }
  let opened: Promise<Transporter> | undefined;
  const transport = () => {
    opened ??= connect(new URL(url), options.ca);
    return opened;
  };
  return {
    enabled: true,
    async send(mail) {
      try {
        const server = await transport();
        await server.sendMail({ ...mail, from: options.from, headers: { ...mail.headers, ...automatic } });
        return { outcome: 'sent' };
      } catch (error) {
        return refusal(error);
      }
    },
    close: () => void opened?.then((server) => server.close()),
  };
}

/** Tells other programs not to answer (RFC 3834, and the header that Exchange reads). */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

async function connect(url: URL, ca: string | undefined): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const secure = url.protocol === 'smtps:';
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    // A password never crosses a network in the clear; to this machine it crosses none.
    requireTLS: url.username !== '' && !loopback,
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    ...(ca ? { tls: { ca } } : {}),
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Permanent refusals (RFC 5321 §4.2.1: 5xx to the recipient or the message) end it; all else is tried again. */
function refusal(error: unknown): Delivery {
  const { responseCode, code, command, response } = error as {
    responseCode?: number;
    code?: string;
    command?: string;
    response?: string;
  };
  const aboutMessage =
    code === 'EENVELOPE' || code === 'EMESSAGE' || command === 'DATA' || command === 'RCPT TO';
  const permanent = responseCode !== undefined && responseCode >= 500 && aboutMessage;
  if (permanent || (code === 'EENVELOPE' && responseCode === undefined)) {
    return { outcome: 'refused', reason: (response ?? 'address').slice(0, 200) };
  }
  const unavailable = new AppError('mail.unavailable');
  unavailable.cause = error;
  throw unavailable;
}
