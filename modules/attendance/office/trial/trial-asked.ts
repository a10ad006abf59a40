import type { OutputOf } from '#core/contract/operation.ts';
import { RulesProposal } from '../../contract/proposals.ts';
import type { simulations } from '../../contract/simulations.ts';

export type RulesAnswer = OutputOf<typeof simulations.rules>;
export type TriedPerson = RulesAnswer['items'][number];

/** What is asked of the simulation: rules, and whose month. */
export interface Asked {
  proposal: RulesProposal;
  unitId?: string;
  personId?: string;
}

/**
 * What can be asked about a draft. Drafts name whom they are for, or leave it to a unit that is chosen; null while something is
 * missing.
 */
export function askedOf(draft: unknown, chosen: string | null): { needsUnit: boolean; asked: Asked | null } {
  const subject = subjectOf(draft);
  const needsUnit = subject === null;
  const whose = subject ?? (chosen ? { unitId: chosen } : null);
  const read = RulesProposal.safeParse(
    needsUnit && kindOf(draft) === 'pattern' ? { ...(draft as object), ...whose } : draft,
  );
  return { needsUnit, asked: read.success && whose ? { proposal: read.data, ...whose } : null };
}

const kindOf = (draft: unknown): unknown =>
  typeof draft === 'object' && draft !== null && 'kind' in draft ? draft.kind : null;

/** The unit or the person of an assignment, as far as one was chosen. */
function subjectOf(draft: unknown): { unitId?: string; personId?: string } | null {
  if (kindOf(draft) !== 'assignment') return null;
  const { unitId, personId } = draft as { unitId?: string | null; personId?: string | null };
  if (unitId) return { unitId };
  return personId ? { personId } : {};
}
