/** What a phone was told that is kept. */
export interface ToldTap {
  id: string;
  at: string;
}

/** What is in the database under an id. */
export interface KeptCheckIn {
  id: string;
  at: Date;
  points: number;
  events: number;
}

export interface TapFault {
  /** `torn`: it is there without its point or event, or with two of them. */
  kind: 'lost' | 'moved' | 'doubled' | 'torn';
  id: string;
}

/** Holds what phones were told against what is kept. All that was sent was told in the end, so nothing else may be there. */
export function checkTaps(told: readonly ToldTap[], kept: readonly KeptCheckIn[]): TapFault[] {
  const rows = new Map(kept.map((row) => [row.id, row]));
  const known = new Set(told.map(({ id }) => id));
  const ofTold = told.flatMap<TapFault>(({ id, at }) => {
    const row = rows.get(id);
    if (!row) return [{ kind: 'lost', id }];
    return row.at.toISOString() === at ? [] : [{ kind: 'moved', id }];
  });
  const ofKept = kept.flatMap<TapFault>(({ id, points, events }) => [
    ...(known.has(id) ? [] : [{ kind: 'doubled', id } as const]),
    ...(points === 1 && events === 1 ? [] : [{ kind: 'torn', id } as const]),
  ]);
  return [...ofTold, ...ofKept];
}
