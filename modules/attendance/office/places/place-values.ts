import type { Place, PlaceShape } from '../../contract/places.ts';
import { pointText, readPoints } from './read-points.ts';

/** A place as its form keeps it: points are text. */
export interface PlaceValues {
  kind: PlaceShape['kind'];
  centre: string;
  radiusM: number | string;
  corners: string;
  toleranceM: number | string;
  worstAccuracyM: number | string;
}

export const emptyPlace: PlaceValues = {
  ...{ kind: 'circle', centre: '', radiusM: 100, corners: '' },
  ...{ toleranceM: 50, worstAccuracyM: 100 },
};

export function valuesOf({ shape, toleranceM, worstAccuracyM }: Omit<Place, 'id'>): PlaceValues {
  const circle = shape.kind === 'circle';
  return {
    kind: shape.kind,
    centre: circle ? pointText(shape.centre) : '',
    radiusM: circle ? shape.radiusM : emptyPlace.radiusM,
    corners: circle ? '' : shape.corners.map(pointText).join('\n'),
    ...{ toleranceM, worstAccuracyM },
  };
}

/** The part of the input that says where the place is; what is no point yet is missing in it. */
export function extentOf(values: PlaceValues) {
  const { kind, toleranceM, worstAccuracyM } = values;
  const shape =
    kind === 'circle'
      ? { kind, centre: readPoints(values.centre)?.[0], radiusM: values.radiusM }
      : { kind, corners: readPoints(values.corners) ?? [] };
  return { shape, toleranceM, worstAccuracyM };
}
