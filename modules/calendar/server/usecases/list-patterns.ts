import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { patterns } from '../../contract/patterns.ts';
import { lawfulPattern } from '../law.ts';
import { presentLaw, presentPatterns } from '../patterns.present.ts';
import { patternVersions } from '../patterns.queries.ts';
import { mayManageAgency } from '../policy.ts';
import { rootOf } from '../who-manages.ts';

/** The working patterns with all their versions, that of the law first. */
export async function listPatterns({ tx, actor }: TxContext): Promise<OutputOf<typeof patterns.list>> {
  const [root, rows] = await Promise.all([rootOf(tx), patternVersions(tx)]);
  return {
    items: [presentLaw(lawfulPattern), ...presentPatterns(rows)],
    can: { manage: mayManageAgency(actor, root) },
  };
}
