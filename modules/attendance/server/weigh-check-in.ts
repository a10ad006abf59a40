import type { RiskFinding } from '../contract/risk.ts';
import { scoreRisk } from './rules/honesty/risk-score.ts';
import type { UnscoredRow } from './scoring.queries.ts';

const nothing: RiskFinding = { score: 0, review: false, reasons: [] };

/** What speaks against the position of a check-in; nothing where it has none. */
export function weigh(row: UnscoredRow): RiskFinding {
  const { latitude, longitude, accuracyM, altitudeM } = row;
  if (latitude === null || longitude === null || accuracyM === null) return nothing;
  return scoreRisk(
    {
      ...{ personId: row.personId, day: row.day, at: row.at.getTime(), deviceId: row.device },
      position: { latitude, longitude, accuracyM, altitudeM },
      ...{ photoHash: row.photo, networkKm: null, secondProof: row.secondProof },
    },
    {
      trail: row.trail.map((one) => ({
        ...{ day: one.day, at: Date.parse(one.at), deviceId: one.device, networkKm: null },
        position: {
          ...{ latitude: one.latitude, longitude: one.longitude },
          ...{ accuracyM: one.accuracyM, altitudeM: one.altitudeM },
        },
      })),
      ...{ pointUsers: row.pointUsers, deviceUsers: row.deviceUsers },
      photoFirst: row.photoFirst,
    },
  );
}
