import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { Place } from '../../contract/places.ts';
import styles from './places.module.css';
import { sketchOf } from './shape-sketch.ts';

/** A place to scale: its border, what is tolerated around it, north above, and a rule. Nothing is fetched for it. */
export function ShapeDrawing({ of: place }: { of: Pick<Place, 'shape' | 'toleranceM'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shape, toleranceM } = place;
  const sketch = sketchOf(shape, toleranceM);
  if (!sketch) return null;
  const { reachM, radiusM, corners, ruleM } = sketch;
  const points = corners.map(({ x, y }) => `${x},${y}`).join(' ');
  const told = t(radiusM === null ? 'attendance.places.drawnPolygon' : 'attendance.places.drawnCircle', {
    ...{ corners: corners.length, tolerance: format.number(toleranceM) },
    radius: format.number(radiusM ?? 0),
  });
  const length = ruleM >= 1_000 ? `${format.number(ruleM / 1_000)} km` : `${format.number(ruleM)} m`;
  return (
    <figure className={styles.drawing}>
      <svg
        viewBox={`${-reachM} ${-reachM} ${reachM * 2} ${reachM * 2}`}
        role="img"
        aria-label={told}
        className={styles.sketch}
      >
        {radiusM === null ? (
          <>
            <polygon
              points={points}
              className={styles.tolerated}
              style={{ strokeWidth: toleranceM * 2 }}
              strokeLinejoin="round"
            />
            <polygon points={points} className={styles.inside} vectorEffect="non-scaling-stroke" />
          </>
        ) : (
          <>
            <circle r={radiusM + toleranceM} className={styles.tolerated} />
            <circle r={radiusM} className={styles.inside} vectorEffect="non-scaling-stroke" />
            <circle r={reachM / 60} className={styles.centre} />
          </>
        )}
      </svg>
      <figcaption className={styles.caption}>
        <span className={styles.rule} style={{ inlineSize: `${(ruleM / (reachM * 2)) * 100}%` }}>
          {length}
        </span>
        <span>{t('attendance.places.north')}</span>
      </figcaption>
    </figure>
  );
}
