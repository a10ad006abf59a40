/** @jsxImportSource preact */

/** A border of kawung ovals, drawn as one repeated tile: decoration only. */
export function BatikLine() {
  return (
    <svg class="batik" aria-hidden="true" width="100%" height="14" focusable="false">
      <defs>
        <pattern id="kawung" width="28" height="14" patternUnits="userSpaceOnUse">
          <g fill="none" stroke="currentColor" stroke-width="1">
            <ellipse cx="7" cy="7" rx="6" ry="3" transform="rotate(35 7 7)" />
            <ellipse cx="21" cy="7" rx="6" ry="3" transform="rotate(-35 21 7)" />
          </g>
          <circle cx="14" cy="7" r="1.2" fill="currentColor" />
          <circle cx="0" cy="7" r="1.2" fill="currentColor" />
        </pattern>
      </defs>
      <rect width="100%" height="14" fill="url(#kawung)" />
    </svg>
  );
}
