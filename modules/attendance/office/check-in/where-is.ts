import type { Verdict } from '../../contract/check-ins.ts';
import { findBestPlace } from '../../contract/finding/place-finding.ts';
import type { Position } from '../../contract/positions.ts';
import type { TodayView } from '../../contract/today.ts';
import type { Found } from './use-located.ts';

/** What will be told of the position. */
export interface Where {
  position: Position | null;
  verdict: Verdict;
  /** Why there is no position. */
  why: 'denied' | 'unavailable' | 'late' | 'unsupported' | 'old' | null;
  place: { id: TodayView['places'][number]['id']; name: string } | null;
  distanceM: number;
  /** It decides nothing today. */
  elsewhere: boolean;
}

/** What the position says about the places of the person, by the same rules as the server's. */
export function whereIs(found: Found, { places, elsewhere }: Pick<TodayView, 'places' | 'elsewhere'>): Where {
  const { position } = found;
  const none = { position, place: null, distanceM: 0, elsewhere, why: position ? null : found.why };
  if (places.length === 0) return { ...none, verdict: 'no-place' };
  const finding = position && findBestPlace(position, places);
  if (!finding) return { ...none, verdict: 'no-position' };
  const place = places.find(({ id }) => id === finding.placeId)!;
  return {
    ...{ position, why: null, elsewhere, verdict: finding.verdict },
    ...{ place: { id: place.id, name: place.name }, distanceM: finding.distanceM },
  };
}

/** Whether somebody will have to look at it, as far as this page can tell. */
export function isDoubtful({ verdict, elsewhere }: Where): boolean {
  return !elsewhere && (verdict === 'out' || verdict === 'uncertain' || verdict === 'no-position');
}

/** The code at the entrance: where the agency asks for it, and where it stands in for a position that decides nothing. */
export function wantsCode(
  { verdict, elsewhere }: Where,
  { places, asks }: Pick<TodayView, 'places' | 'asks'>,
): boolean {
  if (places.length === 0) return false;
  return asks.entranceCode || (!elsewhere && (verdict === 'uncertain' || verdict === 'no-position'));
}
