import type { AgencyId, PersonId, SessionId } from '../contract/ids.ts';
import type { Tx } from '../db/tx.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Actor } from '../session/actor.ts';

/** What a token stands for, before posts and rights are read. */
export interface Identity {
  kind: 'person' | 'key';
  agencyId: AgencyId;
  zone: string;
  personId: PersonId;
  sessionId: SessionId | null;
  factorAt: Date | null;
  locale: Locale | null;
  /** For an API key: the only rights that it may use of its person's. */
  scopes: readonly string[] | null;
}

/** What the pipeline asks of the modules that know people; joined in `app/`. */
export interface IdentityPort {
  /** The identity behind a session token or API key; undefined when there is none, or it has ended. */
  identify(token: string): Promise<Identity | undefined>;
  /** Posts and rights of the person at this moment, read in the transaction; also tells the database the posts. */
  actorOf(tx: Tx, identity: Identity, now: Date): Promise<Actor>;
}
