import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { Place } from '../../contract/places.ts';

/** `Lingkaran, radius 100 m`, `Poligon, 6 sudut`. */
export function useExtentWords(): (place: Pick<Place, 'shape'>) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ shape }) =>
    shape.kind === 'circle'
      ? t('attendance.places.circleOf', { radius: format.number(shape.radiusM) })
      : t('attendance.places.polygonOf', { corners: shape.corners.length });
}
