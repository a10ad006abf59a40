import type { z } from 'zod';
import type { FieldFault } from './errors.ts';

/** A refusal before it is written down in the form of a protocol. */
export interface Refusal {
  status: number;
  code: string;
  /** In the language of the reader. */
  title: string;
  fields: readonly FieldFault[];
  requestId: string;
}

/**
 * How operations of a protocol that others wrote are told on the wire: where they lie, in which media type, what stands in
 * the headers, how a refusal looks. Sign-in, allowances, validation, gate and transaction are those of every operation.
 */
export interface Dialect {
  /** Names its document of a refusal in the API document. */
  readonly name: string;
  /** Where all its paths begin; what else lies there is missing in its own words. */
  readonly root: `/${string}/`;
  /** Of bodies in both directions; plain JSON is taken as well. */
  readonly mediaType: string;
  /** The headers that tell something of an answer besides its body. */
  headersOf(answer: unknown): Readonly<Record<string, string>>;
  /** The shape of a refusal. */
  readonly refusal: z.ZodType;
  refuse(refusal: Refusal): { status: number; body: unknown };
}
