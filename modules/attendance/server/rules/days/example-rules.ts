import type { DeductionRules, Tier } from '../../../contract/deduction-schemes.ts';

/** Deductions that agencies really had. None is national: an agency adopts one, or writes its own, from a day on. */

const tiers = (
  prefix: string,
  steps: readonly (readonly [fromMinutes: number, basisPoints: number])[],
): Tier[] =>
  steps.map(([fromMinutes, basisPoints], i) => ({ code: `${prefix}${i + 1}`, fromMinutes, basisPoints }));

const finance = [
  [1, 50],
  [31, 100],
  [61, 125],
  [91, 250],
] as const;

/** Ministry of Finance, PMK 214/PMK.01/2011, as applied in 2013. */
export const financeRules: DeductionRules = {
  basis: 'PMK 214/PMK.01/2011',
  late: tiers('TL', finance),
  early: tiers('PSW', finance),
  notCheckedIn: 'TL4',
  notCheckedOut: 'PSW4',
  absentBasisPoints: 500,
  covered: {},
};

const agriculture = [
  [1, 50],
  [31, 100],
  [61, 150],
  [91, 200],
] as const;

/** Ministry of Agriculture, Permentan 68/2012. */
export const agricultureRules: DeductionRules = {
  basis: 'Permentan 68/2012',
  late: tiers('TL', agriculture),
  early: tiers('PSW', agriculture),
  notCheckedIn: 'TL4',
  notCheckedOut: 'PSW4',
  absentBasisPoints: 400,
  covered: {},
};
