import type { PostId } from '#core/contract/ids.ts';
import type { WayStep } from '../../contract/draft-fields.ts';

/** The steps of a way, place by place: those at one place look at the letter side by side. */
export function placesOf<Step extends WayStep>(steps: readonly Step[]): Step[][] {
  const positions = [...new Set(steps.map(({ position }) => position))].toSorted((a, b) => a - b);
  return positions.map((at) => steps.filter(({ position }) => position === at));
}

/** Places counted anew from 1, without gaps. */
function counted(places: readonly (readonly WayStep[])[]): WayStep[] {
  return places
    .filter((place) => place.length > 0)
    .flatMap((place, at) => place.map((step) => ({ ...step, position: at + 1 })));
}

/** Takes an initial out of the way; the signatures stay. */
export function withoutStep(steps: readonly WayStep[], step: WayStep): WayStep[] {
  if (step.kind === 'signature') return [...steps];
  return counted(
    placesOf(steps).map((place) =>
      place.filter((one) => one.postId !== step.postId || one.kind !== step.kind),
    ),
  );
}

/** Adds a post that coordinates: beside those that do already, else as the last place before the first signature. */
export function withCoordination(steps: readonly WayStep[], postId: PostId): WayStep[] {
  if (steps.some((one) => one.postId === postId)) return [...steps];
  const added: WayStep = { kind: 'coordination', position: 1, postId };
  const places = placesOf(steps);
  const beside = places.findIndex((place) => place.some(({ kind }) => kind === 'coordination'));
  if (beside >= 0) return counted(places.map((place, at) => (at === beside ? [...place, added] : place)));
  const signature = places.findIndex((place) => place.some(({ kind }) => kind === 'signature'));
  const at = signature < 0 ? places.length : signature;
  return counted([...places.slice(0, at), [added], ...places.slice(at)]);
}

/** Moves a whole place earlier or later; initials stay before the signatures, whose order is that of the signers. */
export function withPlaceMoved(steps: readonly WayStep[], position: number, by: 1 | -1): WayStep[] {
  const places = placesOf(steps);
  const at = position - 1;
  const [one, other] = [places[at], places[at + by]];
  const signs = (place: readonly WayStep[] | undefined) => place?.some(({ kind }) => kind === 'signature');
  if (!one || !other || signs(one) || signs(other)) return [...steps];
  const next = [...places];
  next[at] = other;
  next[at + by] = one;
  return counted(next);
}
