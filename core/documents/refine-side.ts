import type { Point } from './homography.ts';
import type { EdgeMap } from './sheet-edges.ts';
import type { SideLine } from './sheet-lines.ts';

const samples = 80;

/** The clearest edge across a side at one place, as an offset along the normal; undefined when there is none. */
function edgeAcross(side: SideLine, x: number, y: number, reach: number, edges: EdgeMap): number | undefined {
  let best = edges.threshold;
  let offset: number | undefined;
  for (let k = -reach; k <= reach; k++) {
    const px = Math.round(x + side.nx * k);
    const py = Math.round(y + side.ny * k);
    if (px < 1 || py < 1 || px >= edges.width - 1 || py >= edges.height - 1) continue;
    const at = py * edges.width + px;
    // Far away edges have to be clearer, or the grain of the table would pull the line outwards.
    const strength =
      (edges.gx[at]! * side.nx + edges.gy[at]! * side.ny) * (1 - (0.5 * Math.abs(k)) / (reach + 1));
    if (strength > best) {
      best = strength;
      offset = k;
    }
  }
  return offset;
}

interface Spot {
  /** Along the side, from its middle. */
  t: number;
  /** Across it. */
  d: number;
}

/** The straight line d = a + b·t through most of the spots. */
function straightThrough(spots: Spot[]): { a: number; b: number } | undefined {
  let kept = spots;
  let line: { a: number; b: number } | undefined;
  for (const tolerance of [4, 2, 1.2]) {
    if (kept.length < 8) return line;
    let n = 0;
    let st = 0;
    let sd = 0;
    let stt = 0;
    let std = 0;
    for (const { t, d } of kept) {
      n++;
      st += t;
      sd += d;
      stt += t * t;
      std += t * d;
    }
    const spread = n * stt - st * st;
    if (spread < 1e-6) return line;
    const b = (n * std - st * sd) / spread;
    const a = (sd - b * st) / n;
    line = { a, b };
    kept = spots.filter(({ t, d }) => Math.abs(d - a - b * t) <= tolerance);
  }
  return line;
}

/** The side moved and turned a little to lie on the edge it stands for, to a part of a pixel. */
export function refineSide(side: SideLine, from: Point, to: Point, reach: number, edges: EdgeMap): SideLine {
  if (side.isFrame) return side;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const ux = (to.x - from.x) / length;
  const uy = (to.y - from.y) / length;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const spots: Spot[] = [];
  for (let i = 2; i < samples - 1; i++) {
    const t = (i / samples - 0.5) * length;
    const d = edgeAcross(side, middle.x + ux * t, middle.y + uy * t, reach, edges);
    if (d !== undefined) spots.push({ t, d });
  }
  const line = straightThrough(spots);
  if (!line) return side;
  // The new direction is (u + b·n); its normal is (n - b·u), made to length one.
  const scale = 1 / Math.hypot(1, line.b);
  const nx = (side.nx - line.b * ux) * scale;
  const ny = (side.ny - line.b * uy) * scale;
  const x = middle.x + side.nx * line.a;
  const y = middle.y + side.ny * line.a;
  return { nx, ny, rho: nx * x + ny * y, isFrame: false };
}
