import type { Verdict } from '../../contract/check-ins.ts';
import { findBestPlace } from '../../contract/finding/place-finding.ts';
import type { Position } from '../../contract/positions.ts';
import type { KnownToday } from './known-today.ts';
import type { Found } from './use-located.ts';

/** What will be told of the position. */
export interface Where {
  position: Position | null;
  verdict: Verdict;
  /** Why there is no position. */
  why: 'denied' | 'unavailable' | 'late' | 'unsupported' | 'old' | null;
  place: { id: KnownToday['places'][number]['id']; name: string } | null;
  distanceM: number;
  /** It decides nothing today. */
  elsewhere: boolean;
  /** Where the person checks in is not known here. */
  unknown: boolean;
}

/** What the position says about the places of the person, by the same rules as the server's. */
export function whereIs(
  found: Found,
  { at, places, elsewhere }: Pick<KnownToday, 'at' | 'places' | 'elsewhere'>,
): Where {
  const { position } = found;
  const none = { position, place: null, distanceM: 0, why: position ? null : found.why };
  const today = { elsewhere, unknown: at === null };
  if (places.length === 0) return { ...none, ...today, verdict: 'no-place' };
  const finding = position && findBestPlace(position, places);
  if (!finding) return { ...none, ...today, verdict: 'no-position' };
  const place = places.find(({ id }) => id === finding.placeId)!;
  return {
    ...today,
    ...{ position, why: null, verdict: finding.verdict },
    ...{ place: { id: place.id, name: place.name }, distanceM: finding.distanceM },
  };
}

/** Whether somebody will have to look at it, as far as this page can tell. */
export function isDoubtful({ verdict, elsewhere }: Where): boolean {
  return !elsewhere && (verdict === 'out' || verdict === 'uncertain' || verdict === 'no-position');
}

/**
 * The code at the entrance: where the agency asks for it, and where it stands in for a position that decides nothing. Who works
 * elsewhere has no entrance.
 */
export function wantsCode(
  { verdict, elsewhere }: Where,
  { places, asks }: Pick<KnownToday, 'places' | 'asks'>,
): boolean {
  if (places.length === 0 || elsewhere) return false;
  return asks.entranceCode || verdict === 'uncertain' || verdict === 'no-position';
}
