import type { PersonId, UnitId } from '#core/contract/ids.ts';

/** A person and the unit of a post that they hold, with its ancestors. */
export interface Placed {
  personId: PersonId;
  path: readonly UnitId[];
}

/** An account that may sign in, and when it last did. */
export interface KnownAccount {
  signedInAt: Date | null;
}

export interface AdoptionFigures {
  people: number;
  withAccount: number;
  everSignedIn: number;
  signedInMonth: number;
  signedInWeek: number;
}

const day = 86_400_000;
const nobody: AdoptionFigures = {
  people: 0,
  withAccount: 0,
  everSignedIn: 0,
  signedInMonth: 0,
  signedInWeek: 0,
};

/** The figures of every unit in which somebody is placed, itself and everything below: each person counts once a unit. */
export function adoptionByUnit(
  placed: readonly Placed[],
  accounts: ReadonlyMap<PersonId, KnownAccount>,
  now: Date,
): Map<UnitId, AdoptionFigures> {
  const members = new Map<UnitId, Set<PersonId>>();
  for (const { personId, path } of placed)
    for (const unit of path) members.set(unit, (members.get(unit) ?? new Set()).add(personId));
  const figures = new Map<UnitId, AdoptionFigures>();
  for (const [unit, people] of members) {
    const sum = { ...nobody, people: people.size };
    for (const person of people) count(sum, accounts.get(person), now);
    figures.set(unit, sum);
  }
  return figures;
}

function count(sum: AdoptionFigures, account: KnownAccount | undefined, now: Date): void {
  if (!account) return;
  sum.withAccount += 1;
  if (!account.signedInAt) return;
  const age = now.getTime() - account.signedInAt.getTime();
  sum.everSignedIn += 1;
  if (age <= 30 * day) sum.signedInMonth += 1;
  if (age <= 7 * day) sum.signedInWeek += 1;
}
