import type { RiskCode, RiskReason } from '../../../contract/risk.ts';

/**
 * Points of a sign at its strongest; a weaker form gives a part. What one honest phone in a few hundred shows stays far
 * under the threshold, and no two such signs reach it together. An agency may set its own.
 */
export interface RiskWeights {
  points: Readonly<Record<RiskCode, number>>;
  /** From this score on somebody looks. */
  reviewFrom: number;
}

export const usualWeights: RiskWeights = {
  reviewFrom: 50,
  points: {
    'few-decimals': 50,
    'impossible-accuracy': 50,
    'accuracy-without-altitude': 25,
    'accuracy-of-tool': 40,
    'exact-altitude': 50,
    'repeated-digits': 60,
    'repeated-fix': 30,
    'replayed-trace': 50,
    'constant-accuracy': 50,
    'constant-altitude': 50,
    'never-altitude': 50,
    'missing-jitter': 50,
    'impossible-speed': 70,
    'new-device': 15,
    'shared-point': 60,
    'shared-device': 50,
    'photo-reused': 70,
    'network-far': 55,
    'network-unlike-before': 25,
    'second-proof-missing': 10,
  },
};

/** A sign in the strength it was found in, 0 to 1. */
export interface Sign {
  code: RiskCode;
  strength: number;
  evidence: RiskReason['evidence'];
}
