import { z } from 'zod';

/** Signs that a position was not where its person was; `attendance.risk.<code>` in the locales. None of them proves it. */
export const riskCodes = [
  'few-decimals',
  'impossible-accuracy',
  'accuracy-without-altitude',
  'accuracy-of-tool',
  'exact-altitude',
  'repeated-digits',
  'repeated-fix',
  'replayed-trace',
  'constant-accuracy',
  'constant-altitude',
  'never-altitude',
  'missing-jitter',
  'impossible-speed',
  'new-device',
  'shared-point',
  'shared-device',
  'photo-reused',
  'network-far',
  'network-unlike-before',
  'second-proof-missing',
] as const;
export type RiskCode = (typeof riskCodes)[number];

const figures = [
  ...([
    'accuracyM',
    'altitudeM',
    'day',
    'days',
    'decimals',
    'km',
    'kmH',
    'minutes',
    'of',
    'others',
    'own',
  ] as const),
  ...(['scatterM', 'sure', 'taps', 'usualKm'] as const),
] as const;

/** One sign: its weight in points, and the figures it rests on (metres, days, people, kilometres). */
export const RiskReason = z.object({
  code: z.enum(riskCodes),
  weight: z.number(),
  evidence: z.partialRecord(z.enum(figures), z.union([z.number(), z.string()])),
});
export type RiskReason = z.output<typeof RiskReason>;

/** Asks for a look, and decides nothing. */
export interface RiskFinding {
  /** 0 to 100. */
  score: number;
  review: boolean;
  reasons: readonly RiskReason[];
}
