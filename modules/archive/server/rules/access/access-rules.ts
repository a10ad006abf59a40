import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type { AccessGroup, CodeScheme } from '../../../contract/terms.ts';
import { nearestAbove } from '../classification/codes.ts';

/** One row of the security and access classification (SKKAD): what a code is, who may see it, and why. */
export interface AccessRule {
  code: string;
  securityClass: SecurityClass;
  groups: readonly AccessGroup[];
  /** Dasar pertimbangan, as the regulation of the agency words it. */
  reason: string | null;
}

export interface AccessFound extends AccessRule {
  /** The code that the rule stands at; null where none stands and the default holds. */
  ruledBy: string | null;
}

/**
 * The access rule of a code: that of the longest code it begins with. Without any it is class B, for everybody inside and
 * outside, since no national table was found.
 */
export function accessOf(
  rules: ReadonlyMap<string, AccessRule>,
  scheme: CodeScheme,
  code: string,
): AccessFound {
  const found = nearestAbove(rules, scheme, code);
  if (!found) return { code, securityClass: 'B', groups: openToAll, reason: null, ruledBy: null };
  return { ...found.value, code, ruledBy: found.code };
}

const openToAll: readonly AccessGroup[] = ['policy-makers', 'executors', 'supervisors', 'public'];
