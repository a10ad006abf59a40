/** @jsxImportSource preact */

/** A border of kawung, four petals around a point, drawn as one repeated tile: decoration only. */
export function BatikLine() {
  return (
    <svg class="batik" aria-hidden="true" width="100%" height="22" focusable="false">
      <defs>
        <pattern id="kawung" width="22" height="22" patternUnits="userSpaceOnUse">
          <g fill="none" stroke="currentColor" stroke-width="1">
            {[45, 135, 225, 315].map((turn) => (
              <ellipse
                key={turn}
                cx="7.6"
                cy="0"
                rx="6.2"
                ry="3.6"
                transform={`translate(11 11) rotate(${turn})`}
              />
            ))}
            <circle cx="11" cy="11" r="0.8" fill="currentColor" />
          </g>
        </pattern>
      </defs>
      <rect width="100%" height="22" fill="url(#kawung)" />
    </svg>
  );
}
