import type { Readable } from 'node:stream';
import type { AsideObjects } from './aside-objects.ts';
import type { Verdict } from './file-scanner.ts';
import type { PartialUploads } from './partial-uploads.ts';
import type { Replica } from './replica.ts';
import type { StoreOwner } from './store-owner.ts';

/** Bytes that are named by their own SHA-256: the same content is kept once. */
export interface StoredObject {
  /** Lower-case hex of the SHA-256 of the content. */
  sha256: string;
  size: number;
}

export interface PutOptions {
  /** More bytes than this stop the writing with `core.payload-too-large`. */
  maxBytes: number;
  /** The agency with whose key they are sealed; drivers, which keep any bytes, do not ask. */
  agency?: string | undefined;
  /** Hears the bytes on their way. */
  heard?: ((piece: Buffer) => void) | undefined;
}

export interface OpenOptions {
  /** The agency whose object it must be, where the caller knows; drivers, which keep any bytes, do not ask. */
  agency?: string | undefined;
}

/** Bytes that have arrived whole in a local file and are not kept yet. Either kept or discarded, always one of them. */
export interface Arrival extends StoredObject {
  path: string;
  /** Asks the virus scanner; clean where none is set up. @throws files.scanner-unavailable */
  scan(): Promise<Verdict>;
  /** Moves the bytes into the store: after this they survive a power cut. */
  keep(): Promise<StoredObject>;
  /** Forgets the bytes; nothing happens when they were kept. */
  discard(): Promise<void>;
}

/** Where objects are kept: a folder or an S3 bucket. Written and synced before the row that names them commits. */
export interface FileStore {
  /** The largest file that may be uploaded, in bytes. */
  readonly maxUploadBytes: number;
  /** Uploads that come in pieces. */
  readonly partials: PartialUploads;
  /** Objects without a use, on their way out. */
  readonly aside: AsideObjects;
  /** Whose objects these are. */
  readonly owner: StoreOwner;
  /** Takes bytes in, hashed and measured, so that they can be looked at before they are kept. */
  receive(content: Readable, options: PutOptions): Promise<Arrival>;
  /** `receive` and `keep` in one, for content that we made ourselves; bytes that are at hand are given as they are. */
  put(content: Readable | Buffer, options: PutOptions): Promise<StoredObject>;
  /** The content; throws `files.object-missing`. */
  open(sha256: string, options?: OpenOptions): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
  /** Gives `work` a local path to the content; the path is only good inside. */
  withLocalCopy<T>(sha256: string, work: (path: string) => Promise<T>): Promise<T>;
  remove(sha256: string): Promise<void>;
  /** A second place where the same objects lie, as the operator keeps it. */
  readonly replica?: Replica | undefined;
  /**
   * Puts stored bytes, as the replica has them, in the place of a damaged or missing object. They are hashed first: what
   * is not the object is not put there. What was there is kept aside and never destroyed.
   * @returns false when these bytes are not the object
   */
  mend(sha256: string, stored: Readable): Promise<boolean>;
  /** Clears away what crashes left behind before that moment: half arrivals and pieces that nobody asked for. */
  sweep(before: Date): Promise<void>;
}
