import type { Readable } from 'node:stream';

/** Where a document came from, when nobody uploaded it. */
export interface DocumentSource {
  kind: 'folder' | 'mail';
  /** The same for the same document, however often it is handed over: whoever takes it in must refuse a repeat. */
  key: string;
  receivedAt: Date;
  /** Of a mail. */
  sender?: { name: string; address: string };
  subject?: string;
  messageId?: string;
}

/** A document that arrived by itself, by mail or in a watched folder. `content` may be read once. */
export interface IncomingDocument {
  name: string;
  content: Readable;
  source: DocumentSource;
}

/** Takes the document in; it counts as processed when this resolves. */
export type OnDocument = (document: IncomingDocument) => Promise<void>;
