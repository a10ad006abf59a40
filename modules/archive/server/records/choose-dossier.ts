import { yearIn } from '#core/clock/clock.ts';
import { newId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { hasReaders, type SecurityClass } from '#modules/letters/contract/terms.ts';
import type { DossierId, FilingRule } from '../../contract/terms.ts';
import { readersOf, standingDossier } from '../dossiers/dossiers.queries.ts';
import type { SourceRecord, SourceThing } from './record-source.ts';
import { dossiersOfMatter } from './records.queries.ts';

export interface ChosenDossier {
  id: DossierId;
  why: { rule: FilingRule; with?: string };
  /** The code of the dossier, where it is there already. */
  code: string | null;
  isNew: boolean;
}

/**
 * Where a thing files itself: with what belongs to its matter, else into the standing dossier of its unit, year, code and
 * class, else into a new one. It joins others of its own unit and class alone, and never a dossier that lets posts read
 * which may not read the thing: nobody sees more because something was filed.
 */
export async function chooseDossier(
  ctx: TxContext,
  source: SourceRecord & { code: string; securityClass: SecurityClass },
  matter: readonly SourceThing[],
): Promise<ChosenDossier> {
  const { tx } = ctx;
  const fits = async (id: DossierId) => {
    if (!hasReaders(source.securityClass)) return true;
    return (await readersOf(tx, id)).every((post) => source.readers.includes(post));
  };
  for (const one of matter.length > 0 ? await dossiersOfMatter(tx, matter) : []) {
    const same = one.unit_id === source.unitId && one.security_class === source.securityClass;
    if (same && (await fits(one.id)))
      return { id: one.id, why: { rule: 'matter', with: one.record_id }, code: one.code, isNew: false };
  }
  const year = yearIn(ctx.actor.zone, ctx.clock.now());
  const standing = await standingDossier(tx, { ...source, year });
  if (standing && (await fits(standing.id as DossierId)))
    return { id: standing.id as DossierId, why: { rule: 'standing' }, code: source.code, isNew: false };
  return { id: newId<'Dossier'>() as DossierId, why: { rule: 'new' }, code: source.code, isNew: true };
}
