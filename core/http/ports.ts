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
  /** That the token is in use has not been noted for a while. */
  unnoted?: boolean;
}

/** What the pipeline asks of the modules that know people; joined in `app/`. */
export interface IdentityPort {
  /** The identity behind a session token or API key; undefined when there is none, or it has ended. */
  identify(token: string): Promise<Identity | undefined>;
  /**
   * The same in an open transaction, with posts and rights at the instant `now`, and in one wait for a session. The
   * transaction works for them from then on.
   */
  enter(tx: Tx, token: string, now: Date): Promise<{ identity: Identity; actor: Actor } | undefined>;
  /** Posts and rights of an identity at the instant `now`, read in its transaction; also tells the database the posts. */
  actorOf(tx: Tx, identity: Identity, now: Date): Promise<Actor>;
  /** Notes that the token is in use, where the identity says that it was not noted for a while. */
  noteUse(token: string, now: Date): Promise<void>;
}
