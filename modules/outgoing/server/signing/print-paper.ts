import { createHash } from 'node:crypto';
import type { PostId } from '#core/contract/ids.ts';
import type { StoredObject } from '#core/files/file-store.ts';
import type { OutsideContext } from '#core/http/route.ts';
import {
  countPages,
  openPdf,
  signaturePlaces,
  withReservedFields,
} from '#modules/signatures/server/signatures.api.ts';
import { printLetter } from '../printing/print-letter.ts';
import type { LetterFacts } from '../rules/paper/letter-facts.ts';
import type { SignerPlace } from './papers.queries.ts';

/** A paper as it was stored. */
export interface Printed {
  object: StoredObject;
  digest: Buffer;
  pages: number;
  places: SignerPlace[];
}

/** Prints the paper and stores it before any row names it. All fields are part of what everybody signs. */
export async function printedPaper(
  ctx: OutsideContext,
  { facts, signerPosts }: { facts: LetterFacts; signerPosts: readonly PostId[] },
): Promise<Printed> {
  const bare = await printLetter(ctx, facts);
  const opened = openPdf(bare);
  const found = signaturePlaces(opened);
  if (found.length !== signerPosts.length)
    throw new Error(`a paper has ${found.length} places for ${signerPosts.length} signatures`);
  const places = signerPosts.map((postId, index): SignerPlace => {
    const { page, rectangle } = found[index]!;
    // A provider outside makes a field of its own.
    return { postId, field: facts.certified ? null : `TTE${index + 1}`, page, rectangle };
  });
  const fields = places.flatMap(({ field, page, rectangle }) =>
    field ? [{ name: field, place: { page, rectangle } }] : [],
  );
  const pdf = fields.length > 0 ? withReservedFields(opened, fields) : bare;
  return { ...(await storedPdf(ctx, pdf)), pages: countPages(opened), places };
}

/** Puts a file of the house into the store; its digest is that of the bytes as people hold them. */
export async function storedPdf(
  ctx: Pick<OutsideContext, 'files' | 'actor'>,
  pdf: Buffer,
): Promise<Pick<Printed, 'object' | 'digest'>> {
  const object = await ctx.files.put(pdf, { maxBytes: pdf.length, agency: ctx.actor.agencyId });
  return { object, digest: createHash('sha256').update(pdf).digest() };
}

/** A number as the name of a file: `000.1.2.3-47-DISKOMINFO-2026`. */
export function fileNameOf(number: string): string {
  return number.replace(/[^\p{L}\p{N}.]+/gu, '-').slice(0, 120);
}
