import type { z } from 'zod';
import type { Cost } from './costly-action.ts';
import type { Dialect } from './dialect.ts';
import type { Permission } from './permission.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call: anyone, anyone signed in, the person as such (an API key only if it acts through their posts), or who
 * holds a right somewhere. The object is checked again inside.
 */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'personal' }
  | { readonly kind: 'permission'; readonly permission: Permission };

export const anyone: Access = { kind: 'public' };
export const signedIn: Access = { kind: 'signed-in' };
export const personally: Access = { kind: 'personal' };
export function holding(permission: Permission): Access {
  return { kind: 'permission', permission };
}

/**
 * One operation of the public API: drives the route, the typed client, OpenAPI, the rights table and the tests.
 * `input` holds the path parameters by their names in `path`; the rest travels as query (GET, DELETE) or JSON body.
 */
export interface Operation<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType | undefined = z.ZodType | undefined,
> {
  /** `module.verb-noun`, unique; names the use-case file. */
  readonly id: `${string}.${string}`;
  readonly method: Method;
  /** `/api/letters/:letterId`. */
  readonly path: `/${string}`;
  /** It belongs to a protocol of others, and is told in its way. */
  readonly dialect?: Dialect;
  /** One English sentence for the API document. */
  readonly summary: string;
  readonly access: Access;
  /** A final act: asks for a factor not older than the step-up window; `confidential` only where a letter is R or SR. */
  readonly stepUp?: boolean | 'confidential';
  /** The allowance per person and agency that it draws on. */
  readonly costs?: Cost;
  /** The answer holds something that is told this once and kept nowhere; a second use of its key is refused. */
  readonly tellsOnce?: boolean;
  /** The use case keeps the key itself, in the row that it writes: one transaction instead of three. */
  readonly keepsKey?: boolean;
  readonly input: I;
  /** Fields of the input that travel as headers, with the names of these. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly output: O;
  /** What is made has an address of its own (201). */
  readonly makes?: true;
  /** Codes that the use case may answer with, besides the general ones. */
  readonly errors?: readonly string[];
  /** The body is the bytes of a file, not JSON; all input travels in the path and the query. */
  readonly upload?: true;
  /** The answer is a file of this media type, not JSON. */
  readonly produces?: string;
  /** The answer never ends (server-sent events). */
  readonly stream?: true;
}

export type InputOf<Op extends Operation> = z.output<Op['input']>;
export type SentInput<Op extends Operation> = z.input<Op['input']>;
export type OutputOf<Op extends Operation> = Op['output'] extends z.ZodType
  ? z.output<Op['output']>
  : undefined;

/** An operation that answers with a file. */
export type FileOperation<I extends z.ZodType> = Operation<I, undefined> & { readonly produces: string };

/** Declares an operation; the type keeps the exact schemas. */
export function operation<I extends z.ZodType>(definition: FileOperation<I>): FileOperation<I>;
export function operation<I extends z.ZodType, O extends z.ZodType | undefined>(
  definition: Operation<I, O>,
): Operation<I, O>;
export function operation<I extends z.ZodType, O extends z.ZodType | undefined>(
  definition: Operation<I, O>,
): Operation<I, O> {
  return definition;
}

/** The names of the path parameters, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!);
}

/** True for operations that change something. */
export function isUnsafe(op: Pick<Operation, 'method'>): boolean {
  return op.method !== 'GET';
}
