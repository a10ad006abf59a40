import { useId } from 'react';
import styles from './motif.module.css';

interface MotifProps {
  /** `band`: a short strip over an empty state. `field`: fills its parent, for the sign-in page. */
  kind?: 'band' | 'field';
}

/** A line drawing of kawung, four petals around a point, as batik makers draw it before dyeing. Decorative. */
export function Motif({ kind = 'band' }: MotifProps) {
  const id = useId();
  return (
    <svg className={styles[kind]} aria-hidden="true" focusable="false" width="100%" height="100%">
      <defs>
        <pattern id={id} width="44" height="44" patternUnits="userSpaceOnUse" x="50%" y="50%">
          <g fill="none" stroke="currentColor" strokeWidth="1">
            {[45, 135, 225, 315].map((turn) => (
              <g key={turn} transform={`translate(22 22) rotate(${turn})`}>
                <ellipse cx="15.6" cy="0" rx="13" ry="7.6" />
                <path d="M9.5 0h4M17.5 0h4" strokeLinecap="round" />
              </g>
            ))}
            <circle cx="22" cy="22" r="1.4" />
            <path d="M0 20v4M44 20v4M20 0h4M20 44h4" strokeLinecap="round" />
          </g>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
