import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Context } from '#core/session/context.ts';
import type { KnownFile } from '#modules/files/server/files.api.ts';

/** The very bytes of this digest, or undefined where something else lies in the store: what lies there is not believed. */
export async function knownBytes(
  ctx: Pick<Context, 'files' | 'actor'>,
  file: Pick<KnownFile, 'sha256'>,
  digest: Buffer,
): Promise<Buffer | undefined> {
  const bytes = await buffer(await ctx.files.open(file.sha256, { agency: ctx.actor.agencyId }));
  return createHash('sha256').update(bytes).digest().equals(digest) ? bytes : undefined;
}
