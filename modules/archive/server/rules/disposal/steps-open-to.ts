import type { Capacity } from '../../../contract/terms.ts';
import { type DisposalLaw, type DisposalStep, stepOf } from './disposal-law.ts';
import type { DisposalAct } from './disposal-list.ts';

/** Capacities in which somebody may ever do an act, on some list. */
function capacitiesFor(act: DisposalAct['do'], law: DisposalLaw): readonly Capacity[] {
  if (act === 'witness') return Object.values(law.witnessCapacity);
  if (act === 'sign-report') return Object.values(law.signerCapacity);
  if (act !== 'execute') return law.capacities[act];
  return Object.values(law.procedures).flatMap(({ executors }) => [...executors.first, ...executors.second]);
}

/**
 * Steps that may ever wait for somebody of these capacities: no list need be read to know that the others do not.
 * @param mayDo whether the right that the operation of an act asks for is held
 */
export function stepsOpenTo(
  capacities: readonly Capacity[],
  law: DisposalLaw,
  mayDo: (act: DisposalAct['do']) => boolean,
): ReadonlySet<DisposalStep> {
  const acts = (Object.keys(stepOf) as DisposalAct['do'][]).filter(
    (act) => capacitiesFor(act, law).some((one) => capacities.includes(one)) && mayDo(act),
  );
  return new Set(acts.map((act) => stepOf[act]).filter((step) => step !== null));
}
