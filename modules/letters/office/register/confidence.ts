import type { Proposal } from '../../contract/views.ts';

/** How much a reading can be relied on: `default` was not read at all but is what most letters are. */
export type Confidence = 'sure' | 'check' | 'doubt' | 'default';

const sure = 0.85;
const likely = 0.65;

export function confidenceOf({ confidence, reason }: Pick<Proposal, 'confidence' | 'reason'>): Confidence {
  if (reason === 'default') return 'default';
  if (confidence >= sure) return 'sure';
  return confidence >= likely ? 'check' : 'doubt';
}

/** True where a person should look before registering. */
export function asksForALook(proposal: Pick<Proposal, 'confidence' | 'reason'> | undefined): boolean {
  if (!proposal) return false;
  const confidence = confidenceOf(proposal);
  return confidence === 'check' || confidence === 'doubt';
}
