import type { Tx } from '#core/db/tx.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type { ClassificationVersionId } from '../../contract/terms.ts';
import { accessOf } from '../rules/access/access-rules.ts';
import { accessRulesOf } from './versions.queries.ts';
import { listOn } from './versions-in-use.ts';

export interface ClassRule {
  /** Of the list in use; null for that of the product. */
  versionId: ClassificationVersionId | null;
  /** The class that the access rules give; nothing under the code may be lower. */
  securityClass: SecurityClass;
}

/** What holds for a code on a day; null where the list of the day does not have it. */
export async function classRuleOn(tx: Tx, code: string, day: string): Promise<ClassRule | null> {
  const { head, list } = await listOn(tx, day);
  if (!list.tree.has(code)) return null;
  if (!head) return { versionId: null, securityClass: 'B' };
  const versionId = head.id as ClassificationVersionId;
  return {
    versionId,
    securityClass: accessOf(await accessRulesOf(tx, versionId), list.scheme, code).securityClass,
  };
}
