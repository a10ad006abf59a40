import type { Refusal, RefusalCode } from '../../../contract/refusals.ts';
import type { LegalBasis } from '../../../contract/terms.ts';

export function refuse(code: RefusalCode, basis: LegalBasis | null, params: Refusal['params'] = {}): Refusal {
  return { code, basis, params };
}
