import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { fail } from '../contract/errors.ts';
import type { IncomingDocument } from '../files/incoming-document.ts';
import './errors.ts';

/** A file that came with a message. */
export interface Attachment {
  /** As the sender named it; `lampiran-1` where they did not. */
  name: string;
  /** As the sender calls it: not to be relied on. */
  mediaType: string;
  content: Buffer;
  /** Shown inside the text, as the logo of a signature is. */
  inline: boolean;
}

/** A message out of a mailbox. */
export interface ReceivedMessage {
  /** Of the message, or made from its bytes where it has none; never empty. */
  messageId: string;
  from: { name: string; address: string };
  subject: string;
  /** When our mail server got it (INTERNALDATE); undefined when the server does not say. */
  arrivedAt: Date | undefined;
  /** When it was sent, as the sender says; undefined when that is no date. Never a date of ours. */
  sentAt: Date | undefined;
  text: string;
  attachments: Attachment[];
}

const limits = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 3 };
const mostText = 200_000;

/** Reads a raw message (RFC 5322, MIME). @throws mail.unreadable */
export async function readMessage(raw: Buffer, arrivedAt?: Date): Promise<ReceivedMessage> {
  const { default: PostalMime } = await import('postal-mime');
  const email = await PostalMime.parse(raw, limits).catch(() => fail('mail.unreadable'));
  const sender = email.from?.group?.[0] ?? email.from;
  const sentAt = new Date(email.date ?? '');
  return {
    messageId:
      oneLine(email.messageId) || `<${createHash('sha256').update(raw).digest('hex')}@tanpa-id.invalid>`,
    from: { name: oneLine(sender?.name), address: oneLine(sender?.address) },
    subject: oneLine(email.subject),
    arrivedAt,
    sentAt: Number.isNaN(sentAt.getTime()) ? undefined : sentAt,
    text: (email.text ?? '').slice(0, mostText),
    attachments: email.attachments.map((part, index) => ({
      name: oneLine(part.filename ?? '') || `lampiran-${index + 1}`,
      mediaType: part.mimeType,
      content: bytesOf(part.content),
      inline: part.related === true || (part.disposition === 'inline' && part.contentId !== undefined),
    })),
  };
}

/**
 * Each attachment as a document of its own; what is shown inside the text is none. The key is made of the Message-ID
 * and the content: a second delivery is recognised, and nothing is lost to devices that give every message one id. It
 * was received when our mail server says so, or now: what the sender writes is no date of ours.
 */
export function documentsOf(message: ReceivedMessage, now: Date): IncomingDocument[] {
  const { messageId, subject, from: sender } = message;
  return message.attachments.flatMap((attachment) => {
    if (attachment.inline) return [];
    const key = `mail:${messageId}:${createHash('sha256').update(attachment.content).digest('hex')}`;
    const source = {
      kind: 'mail' as const,
      key,
      receivedAt: message.arrivedAt && message.arrivedAt < now ? message.arrivedAt : now,
      sender,
      subject,
      messageId,
    };
    return [
      { name: attachment.name, content: Readable.from([attachment.content], { objectMode: false }), source },
    ];
  });
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const controls = /[\u0000-\u001f\u007f]+/g;

/** A header as one short line without control characters. */
function oneLine(value: string | undefined): string {
  return (value ?? '').replace(controls, ' ').trim().slice(0, 990);
}
