/** Milliseconds by which a zone is ahead of UTC; Indonesian zones never change theirs. */
const aheadOfUtc: Record<string, number> = {
  'Asia/Jakarta': 7 * 3_600_000,
  'Asia/Makassar': 8 * 3_600_000,
  'Asia/Jayapura': 9 * 3_600_000,
};

/** The instant at which a calendar day begins in an Indonesian zone. */
export function startOfDay(zone: string, day: string): Date {
  const ahead = aheadOfUtc[zone];
  if (ahead === undefined) throw new Error(`not a zone of Indonesian offices: ${zone}`);
  return new Date(Date.parse(`${day}T00:00:00Z`) - ahead);
}

/** The instant at which the day after begins. */
export function startOfNextDay(zone: string, day: string): Date {
  return new Date(startOfDay(zone, day).getTime() + 86_400_000);
}
