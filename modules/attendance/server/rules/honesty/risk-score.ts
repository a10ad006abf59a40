import type { RiskFinding, RiskReason } from '../../../contract/risk.ts';
import { deviceSigns } from './device-signs.ts';
import { movementSigns } from './movement-signs.ts';
import { networkSigns } from './network-signs.ts';
import { readingSigns } from './reading-signs.ts';
import { repetitionSigns } from './repetition-signs.ts';
import { type RiskWeights, type Sign, usualWeights } from './risk-weights.ts';
import { sharingSigns } from './sharing-signs.ts';
import type { Histories, Sighting } from './sightings.ts';
import { steadinessSigns } from './steadiness-signs.ts';

/**
 * How much speaks against a position, and what. It asks a person to look and decides nothing: a page in a browser cannot
 * see whether a position was made up, and honest phones show odd ones too.
 */
export function scoreRisk(
  sighting: Sighting,
  histories: Histories,
  weights: RiskWeights = usualWeights,
): RiskFinding {
  const { trail } = histories;
  const signs = [
    ...readingSigns(sighting),
    ...repetitionSigns(sighting, trail),
    ...steadinessSigns(sighting, trail),
    ...movementSigns(sighting, trail),
    ...deviceSigns(sighting, trail),
    ...sharingSigns(sighting, histories),
    ...networkSigns(sighting, trail),
    ...proofSigns(sighting),
  ];
  const reasons = signs
    .map<RiskReason>(({ code, strength, evidence }) => ({
      code,
      weight: Math.round(weights.points[code] * strength),
      evidence,
    }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  const score = Math.min(
    100,
    reasons.reduce((sum, { weight }) => sum + weight, 0),
  );
  return { score, review: score >= weights.reviewFrom, reasons };
}

function proofSigns({ secondProof }: Sighting): Sign[] {
  return secondProof === 'missing' ? [{ code: 'second-proof-missing', strength: 1, evidence: {} }] : [];
}
