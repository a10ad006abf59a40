import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DossierId } from '#modules/archive/contract/terms.ts';
import { dossiersByIds } from '#modules/archive/server/archive.api.ts';
import { isConfidential, type LetterId } from '#modules/letters/contract/terms.ts';
import { lettersByIds } from '#modules/letters/server/letters.api.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { DraftId } from '#modules/outgoing/contract/terms.ts';
import { draftsByIds } from '#modules/outgoing/server/outgoing.api.ts';

/** What a notice or a mail may tell of the letter, dossier or employee that it is about. */
export interface Matter {
  subject: string;
  /** Null for all but a letter from outside. */
  sender: string | null;
  number: string | null;
}

/**
 * The letters, incoming or outgoing, the dossiers and the employees that events were about, by the class that they have now.
 * Those that are confidential, gone, or not the reader's to read are left out: of them nothing is told.
 */
export async function tellableMatters(
  ctx: TxContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Matter>> {
  const distinct = [...new Set(ids)];
  const [letters, drafts, dossiers] = [
    await lettersByIds(ctx, distinct as LetterId[]),
    await draftsByIds(ctx, distinct as DraftId[]),
    await dossiersByIds(ctx.tx, distinct as DossierId[]),
  ];
  const told = new Map<string, Matter>();
  for (const { id, securityClass, subject, sender, letterNumber } of letters.values())
    if (!isConfidential(securityClass)) told.set(id, { subject, sender, number: letterNumber });
  for (const { id, security_class, subject, number } of drafts.values())
    if (!isConfidential(security_class)) told.set(id, { subject, sender: null, number });
  for (const { id, securityClass, title } of dossiers)
    if (!isConfidential(securityClass)) told.set(id, { subject: title, sender: null, number: null });
  for (const { id, name } of (await peopleByIds(ctx.tx, distinct as PersonId[])).values())
    told.set(id, { subject: name, sender: null, number: null });
  return told;
}
