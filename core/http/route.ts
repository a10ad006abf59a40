import type { Readable } from 'node:stream';
import type { InputOf, Operation, OutputOf } from '../contract/operation.ts';
import type { Context, TxContext } from '../session/context.ts';
import type { CookieName } from './cookies.ts';

/** What the browser told about itself that a use case may need: for sessions and uploads only. */
export interface RequestFacts {
  ip: string;
  userAgent: string;
  /** The bytes of an `upload` operation. */
  body: Readable;
  header(name: string): string | undefined;
  /** One of our own cookies. */
  cookie(name: CookieName): string | undefined;
}

/** A file as the answer of an operation that `produces` one. */
export interface FileAnswer {
  body: Buffer | Readable;
  mediaType: string;
  fileName: string;
  /** Shown in the page instead of being saved; only for types that cannot run. */
  inline?: boolean;
  /** Strong validator of the content; makes the answer cacheable for this person. */
  etag?: string;
  size?: number;
  /** Of a picture of one page: how many pages the document has (`x-page-count`). */
  pages?: number;
}

/** Headers that an answer carries besides its body: cookies. */
export interface Reply {
  /** Without a value the cookie is taken away. */
  cookies: { name: CookieName; value: string | null; maxAgeSeconds: number }[];
}

/** A context that may open transactions itself, for work that must not hold one: hashing, uploads, downloads. */
export interface OutsideContext extends Context {
  request: RequestFacts;
  reply: Reply;
  /**
   * Whoever is refused after a kept `write` does not get the idempotency key back. A `note` writes too, but only what may
   * be written again by a second use of the key: counters of tries, the time of the last piece.
   */
  transact<T>(mode: 'read' | 'write' | 'note', work: (ctx: TxContext) => Promise<T>): Promise<T>;
}

type Answer<Op extends Operation> = Op['produces'] extends string ? FileAnswer : OutputOf<Op>;

/** An operation bound to its use case. */
export interface Route {
  readonly operation: Operation;
  readonly inside?: (ctx: TxContext, input: never) => Promise<unknown>;
  readonly outside?: (ctx: OutsideContext, input: never) => Promise<unknown>;
}

/** Binds an operation to a use case that runs in one transaction, opened and closed by the pipeline. */
export function route<Op extends Operation>(
  op: Op,
  run: (ctx: TxContext, input: InputOf<Op>) => Promise<Answer<Op>>,
): Route {
  return { operation: op, inside: run };
}

/** Binds an operation to a use case that opens short transactions itself. */
export function outsideRoute<Op extends Operation>(
  op: Op,
  run: (ctx: OutsideContext, input: InputOf<Op>) => Promise<Answer<Op>>,
): Route {
  return { operation: op, outside: run };
}
