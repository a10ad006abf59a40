import type { UnitId } from '#core/contract/ids.ts';
import type { Authority } from '../../../contract/terms.ts';
import type { DisposalLaw, DisposalStep } from './disposal-law.ts';
import {
  type Appraisal,
  type DisposalItem,
  type DisposalList,
  openItems,
  type SignerRole,
} from './disposal-list.ts';

/** Whose approval the open items need: each by the years of its own retention. */
export function neededAuthorities(list: DisposalList, law: DisposalLaw): Authority[] {
  const needed = openItems(list).flatMap(({ basis }) =>
    law.approvals
      .filter(({ kind, agencyKind }) => kind === list.kind && agencyKind === list.agencyKind)
      // Years that nobody knows count as the most.
      .filter(({ from, below }) => {
        const years = basis.retentionYears ?? Number.MAX_SAFE_INTEGER;
        return years >= from && years < below;
      })
      .map(({ authority }) => authority),
  );
  return [...new Set(needed)];
}

/** The last word of each member on an item. */
export function opinionsOn(item: DisposalItem): Appraisal[] {
  return [...new Map(item.appraisals.map((one) => [one.by, one])).values()];
}

/** Looked at by somebody, or wanted kept, which needs no look: it will leave the list. */
const isAppraised = (item: DisposalItem) =>
  opinionsOn(item).some(({ physicallyChecked, opinion }) => physicallyChecked || opinion === 'keep');

interface Signature {
  role: SignerRole;
  unitId: UnitId | null;
}

/** Signatures that the report needs: a processing unit signs for itself, so each unit with open items does. */
export function missingSignatures(list: DisposalList, law: DisposalLaw): Signature[] {
  const units = [...new Set(openItems(list).map(({ unitId }) => unitId))];
  const needed = law.procedures[list.kind].signers.flatMap((role): Signature[] =>
    role === 'processing-unit-signer' ? units.map((unitId) => ({ role, unitId })) : [{ role, unitId: null }],
  );
  return needed.filter(
    ({ role, unitId }) => !list.signatures.some((one) => one.role === role && one.unitId === unitId),
  );
}

const isDone: Record<DisposalStep, (list: DisposalList, law: DisposalLaw) => boolean> = {
  panel: (list) => list.panel !== null,
  items: (list) => openItems(list).length > 0,
  closed: (list) => list.closed !== null,
  appraised: (list) => openItems(list).every(isAppraised),
  considered: (list) => list.consideration !== null,
  approved: (list, law) =>
    neededAuthorities(list, law).every((authority) =>
      list.approvals.some((approval) => approval.authority === authority),
    ),
  stipulated: (list) => list.stipulation !== null,
  witnessed: (list) =>
    (['legal-witness', 'supervision-witness'] as const).every((role) =>
      list.witnesses.some((witness) => witness.role === role),
    ),
  'report-opened': (list) => list.report !== null,
  executed: (list) => list.secondExecution !== null,
  'report-signed': (list, law) => missingSignatures(list, law).length === 0,
};

/** Steps of the procedure that are not done, in their order; none when the disposal is finished. */
export function missingSteps(list: DisposalList, law: DisposalLaw): DisposalStep[] {
  return law.procedures[list.kind].steps.filter((step) => !isDone[step](list, law));
}

/** Whether anything of a step was done; what came before it is settled then. */
export const hasBegun: Readonly<Record<DisposalStep, (list: DisposalList) => boolean>> = {
  panel: (list) => list.panel !== null,
  items: (list) => list.items.length > 0,
  closed: (list) => list.closed !== null,
  appraised: (list) => list.items.some(({ appraisals }) => appraisals.length > 0),
  considered: (list) => list.consideration !== null,
  approved: (list) => list.approvals.length > 0,
  stipulated: (list) => list.stipulation !== null,
  witnessed: (list) => list.witnesses.length > 0,
  'report-opened': (list) => list.report !== null,
  executed: (list) => list.firstExecution !== null,
  'report-signed': (list) => list.signatures.length > 0,
};
