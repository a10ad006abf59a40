import { ensure } from '#core/contract/errors.ts';
import { ensureFresh } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import { isConfidential, type SecurityClass } from '#modules/letters/contract/terms.ts';
import type { DossierId } from '../../contract/terms.ts';
import { readersOf } from './dossiers.queries.ts';

interface ClassedDossier {
  id: DossierId;
  securityClass: SecurityClass;
}

/**
 * A record of a higher class than its dossier is read by the posts named there: one of them must be there, and be theirs.
 * @throws archive.class-needs-readers, core.step-up-required
 */
export async function ensureReadable(
  ctx: TxContext,
  dossier: ClassedDossier,
  securityClass: SecurityClass,
): Promise<void> {
  if (isConfidential(securityClass)) ensureFresh(ctx.actor, ctx.clock.now());
  if (securityClass === dossier.securityClass || !isConfidential(securityClass)) return;
  const named = await readersOf(ctx.tx, dossier.id);
  ensure(
    ctx.actor.posts.some((post) => named.includes(post.id)),
    'archive.class-needs-readers',
  );
}

/**
 * Confidential records that change their dossier are read there by nobody who could not read them before, and still by
 * who moves them. What goes back to where it lay until a moment was read by those who were named there by then.
 * @throws archive.class-needs-readers, core.step-up-required
 */
export async function ensureKeptSecret(
  ctx: TxContext,
  from: DossierId,
  into: ClassedDossier,
  classes: readonly SecurityClass[],
  layThereUntil?: Date,
): Promise<void> {
  const confidential = [...new Set(classes)].filter(isConfidential);
  if (confidential.length === 0) return;
  const before = await readersOf(ctx.tx, from);
  if (layThereUntil) before.push(...(await readersOf(ctx.tx, into.id, layThereUntil)));
  const after = await readersOf(ctx.tx, into.id);
  ensure(
    after.every((post) => before.includes(post)),
    'archive.class-needs-readers',
  );
  for (const securityClass of confidential) await ensureReadable(ctx, into, securityClass);
}
