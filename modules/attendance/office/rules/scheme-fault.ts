import { RulesOfDeductions } from '../../contract/days.ts';
import { schemeFault } from '../../contract/scheme-faults.ts';
import { rulesOf, type SchemeValues } from './scheme-values.ts';

/** What the server would refuse of a scheme that is filled in; null while it is not, or where nothing is wrong. */
export function schemeFaultOf(values: SchemeValues): ReturnType<typeof schemeFault> {
  const read = RulesOfDeductions.safeParse({ ...rulesOf(values), basis: values.basis || '…' });
  return read.success ? schemeFault(read.data) : null;
}
