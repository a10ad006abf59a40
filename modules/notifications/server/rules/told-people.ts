import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Capacity } from '#core/session/actor.ts';
import type { Target } from './telling.ts';

/** One person who is told, through one post or, of what concerns themselves, through none. */
export interface Told extends Omit<Target, 'person'> {
  personId: PersonId;
}

/**
 * Who is told: the people named and everyone of the posts, but not the one who did it, each once. Who is there through several posts is told
 * through the one that they hold rather than the one that they keep for somebody.
 */
export function toldPeople(
  targets: readonly Target[],
  recipients: readonly { postId: PostId; personId: PersonId; capacity: Capacity }[],
  actorId: PersonId | null,
): Told[] {
  const told = new Map<PersonId, Told>();
  for (const { person, ...target } of targets) {
    if (person && person !== actorId && !told.has(person)) told.set(person, { ...target, personId: person });
  }
  const ordered = [...recipients].sort(
    (a, b) => Number(a.capacity === 'secretary') - Number(b.capacity === 'secretary'),
  );
  for (const { postId, personId } of ordered) {
    const target = targets.find((one) => one.post === postId);
    if (target && personId !== actorId && !told.has(personId)) told.set(personId, { ...target, personId });
  }
  return [...told.values()];
}
