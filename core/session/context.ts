import type { Clock } from '../clock/clock.ts';
import type { Tx } from '../db/tx.ts';
import type { ReadingSettings } from '../documents/reading-settings.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Locale, Locales } from '../i18n/locales.ts';
import type { Logger } from '../log/logger.ts';
import type { Actor } from './actor.ts';
import type { Secrets } from './secrets.ts';

/** What the house offers to every use case; built by hand in `app/`. */
export interface Services {
  clock: Clock;
  files: FileStore;
  locales: Locales;
  log: Logger;
  reading: ReadingSettings;
  secrets: Secrets;
  /** Origin under which people reach this installation, without a slash at the end. */
  publicUrl: string;
  /** Library by which keys in tokens are reached (PKCS#11), where the operator names one. */
  tokenModule?: string | undefined;
  /** Hosts of services outside that may be asked without encryption, and on this machine: the operator names them. */
  plainHosts?: readonly string[] | undefined;
}

/** One request, or one job. */
export interface Context extends Services {
  actor: Actor;
  locale: Locale;
  requestId: string;
}

/** A context inside its one transaction: what a use case gets. */
export interface TxContext extends Context {
  tx: Tx;
}
