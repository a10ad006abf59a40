import type { Tx } from '#core/db/tx.ts';
import type { JsonValue } from '../rules/canonical-json.ts';

/** What the row of a thing says, by the names of facts: what an event settled and nobody may change without another. */
export type Facts = Readonly<Record<string, JsonValue>>;

/** An event as a source is asked about it. */
export interface SettlingEvent {
  type: string;
  subjectId: string;
  payload: unknown;
}

/** The facts of a thing that an event settles. */
export interface Settled {
  thingId: string;
  /** Those that it entered or changed; all of them where it entered the thing. */
  facts: readonly string[] | 'all';
}

/** The event that took a thing away. */
export interface Ending {
  type: string;
  subjectId: string;
  /** Whether the event, by its payload, is the one that the rows speak of. */
  tells(payload: unknown): boolean;
}

/**
 * Rows of a module that are held against the log. A module implements this and the application hands it to the ledger,
 * which knows no other module. No request does anything for it: the sequencer reads the rows once the event is kept.
 */
export interface Watched {
  /** Names the module in findings; never changes. */
  readonly module: string;
  /** Types of events that settle facts. */
  readonly types: readonly string[];
  /** What an event of these types settles; nothing where this one does not. */
  settles(event: SettlingEvent): readonly Settled[];
  /** The facts of things as the rows say them now; those that are not there are left out. */
  facts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Facts>>;
  /** Things, the newest first; from before an id on, where one is given. */
  newest(tx: Tx, before: string | null, limit: number): Promise<string[]>;
  /** Those among the things without a row of which rows say that they were lawfully taken away, and the event that must tell it. */
  ended?(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Ending>>;
  /** What people call things: their numbers; those that the actor may not see are left out. */
  names(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Where the content lies of which an event says the digest; nothing where it is not there, null where that is lawful. */
  objectOf?(tx: Tx, thingId: string, pdfSha256: string): Promise<string | null | undefined>;
  /** Things to which a stored object belongs. */
  holding?(tx: Tx, object: string): Promise<string[]>;
  /** What a tamper drill may alter, where it may. */
  readonly drill?: DrillTarget;
}

/** A fact that a drill alters, as it is and as it will be. */
export interface DrillChoice {
  thingId: string;
  fact: string;
  was: string;
  became: string;
}

/** Runs one statement as the owner of the tables, behind every rule of the application; how many rows it touched. */
export type OwnerHand = (text: string, values: readonly unknown[]) => Promise<number>;

export interface DrillTarget {
  /** One of the newest things that everybody may read, by chance; none of those that are named. */
  choose(tx: Tx, except: readonly string[]): Promise<DrillChoice | undefined>;
  /** Writes a value over another; nothing where the row says neither. */
  alter(hand: OwnerHand, agencyId: string, choice: DrillChoice): Promise<number>;
}
