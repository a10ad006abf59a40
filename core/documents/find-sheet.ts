import type { Point } from './homography.ts';
import type { Gray } from './raster.ts';
import { refineSide } from './refine-side.ts';
import { type EdgeMap, edgeMap } from './sheet-edges.ts';
import { type SideLine, sideLines } from './sheet-lines.ts';

/** Corners in pixels: top left, top right, bottom right, bottom left as seen in the picture. */
export type Quad = readonly [Point, Point, Point, Point];

/** A sheet smaller than this part of the picture is more likely a box printed on one. */
const smallestArea = 0.25;
const largestArea = 0.97;
/** How much brighter than its surroundings a sheet must be, just inside against just outside its edge. */
const contrast = 1.12;
const leastSupport = 0.45;

function crossing(a: SideLine, b: SideLine): Point | undefined {
  const determinant = a.nx * b.ny - a.ny * b.nx;
  if (Math.abs(determinant) < 0.3) return undefined;
  return { x: (a.rho * b.ny - b.rho * a.ny) / determinant, y: (a.nx * b.rho - b.nx * a.rho) / determinant };
}

function quadArea(quad: Quad): number {
  let sum = 0;
  for (let i = 0; i < 4; i++) {
    const p = quad[i]!;
    const q = quad[(i + 1) % 4]!;
    sum += p.x * q.y - q.x * p.y;
  }
  return sum / 2;
}

function distance(p: Point, q: Point): number {
  return Math.hypot(p.x - q.x, p.y - q.y);
}

/** Opposite sides of a sheet seen at an angle differ, but not without end; corners stay near right angles. */
function isSheetShaped(quad: Quad): boolean {
  const sides = quad.map((p, i) => distance(p, quad[(i + 1) % 4]!));
  for (let i = 0; i < 2; i++) {
    const ratio = sides[i]! / sides[i + 2]!;
    if (ratio < 0.55 || ratio > 1.8) return false;
  }
  const aspect = (sides[0]! + sides[2]!) / (sides[1]! + sides[3]!);
  if (aspect < 0.45 || aspect > 2.2) return false;
  for (let i = 0; i < 4; i++) {
    const p = quad[(i + 3) % 4]!;
    const q = quad[i]!;
    const r = quad[(i + 1) % 4]!;
    const cos = ((p.x - q.x) * (r.x - q.x) + (p.y - q.y) * (r.y - q.y)) / (distance(p, q) * distance(r, q));
    if (Math.abs(cos) > 0.5) return false;
  }
  return true;
}

/** The part of a side that runs along an edge of the right direction. */
function supportOf(side: SideLine, from: Point, to: Point, edges: EdgeMap): number {
  if (side.isFrame) return 0.5;
  const steps = 48;
  let hits = 0;
  let seen = 0;
  for (let i = 1; i < steps; i++) {
    const x = from.x + ((to.x - from.x) * i) / steps;
    const y = from.y + ((to.y - from.y) * i) / steps;
    if (x < 3 || y < 3 || x > edges.width - 4 || y > edges.height - 4) continue;
    seen++;
    for (let k = -3; k <= 3; k++) {
      const at = Math.round(y + side.ny * k) * edges.width + Math.round(x + side.nx * k);
      if (edges.gx[at]! * side.nx + edges.gy[at]! * side.ny > edges.threshold) {
        hits++;
        break;
      }
    }
  }
  return seen < steps / 3 ? 0 : hits / seen;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Brightness a little inside a side, against a little outside it. */
function contrastOf(side: SideLine, from: Point, to: Point, gray: Gray): number {
  const inside: number[] = [];
  const outside: number[] = [];
  for (let i = 2; i < 39; i++) {
    const x = from.x + ((to.x - from.x) * i) / 40;
    const y = from.y + ((to.y - from.y) * i) / 40;
    const near = 6;
    const inX = Math.round(x + side.nx * near);
    const inY = Math.round(y + side.ny * near);
    const outX = Math.round(x - side.nx * near);
    const outY = Math.round(y - side.ny * near);
    if (outX < 0 || outY < 0 || outX >= gray.width || outY >= gray.height) continue;
    if (inX < 0 || inY < 0 || inX >= gray.width || inY >= gray.height) continue;
    inside.push(gray.data[inY * gray.width + inX]!);
    outside.push(gray.data[outY * gray.width + outX]!);
  }
  return inside.length < 8 ? 1 : (median(inside) + 1) / (median(outside) + 1);
}

interface Candidate {
  quad: Quad;
  sides: readonly [SideLine, SideLine, SideLine, SideLine];
  score: number;
}

function candidateOf(sides: Candidate['sides'], edges: EdgeMap): Candidate | undefined {
  const [left, top, right, bottom] = sides;
  const corners = cornersOf(sides);
  const marginX = edges.width * 0.06;
  const marginY = edges.height * 0.06;
  for (const corner of corners) {
    if (!corner) return undefined;
    if (corner.x < -marginX || corner.x > edges.width + marginX) return undefined;
    if (corner.y < -marginY || corner.y > edges.height + marginY) return undefined;
  }
  const quad = corners as unknown as Quad;
  const area = quadArea(quad) / (edges.width * edges.height);
  if (area < smallestArea || area > largestArea || !isSheetShaped(quad)) return undefined;
  let support = 0;
  let frames = 0;
  for (const [i, side] of [top, right, bottom, left].entries()) {
    const own = supportOf(side, quad[i]!, quad[(i + 1) % 4]!, edges);
    if (own < leastSupport) return undefined;
    support += own / 4;
    if (side.isFrame) frames++;
  }
  if (frames > 2) return undefined;
  return { quad, sides, score: support + 0.35 * Math.min(area, 0.9) };
}

function standsOut({ quad, sides }: Candidate, gray: Gray): boolean {
  const [left, top, right, bottom] = sides;
  return [top, right, bottom, left].every(
    (side, i) => side.isFrame || contrastOf(side, quad[i]!, quad[(i + 1) % 4]!, gray) > contrast,
  );
}

function cornersOf([left, top, right, bottom]: Candidate['sides']): (Point | undefined)[] {
  return [crossing(left, top), crossing(top, right), crossing(right, bottom), crossing(bottom, left)];
}

/** The same sheet with every side laid on its edge. */
function refined(candidate: Candidate, edges: EdgeMap): Quad {
  let { quad, sides } = candidate;
  for (const reach of [9, 4]) {
    const [a, b, c, d] = quad;
    const [left, top, right, bottom] = sides;
    sides = [
      refineSide(left, d, a, reach, edges),
      refineSide(top, a, b, reach, edges),
      refineSide(right, b, c, reach, edges),
      refineSide(bottom, c, d, reach, edges),
    ];
    const corners = cornersOf(sides);
    if (corners.some((corner) => !corner)) return quad;
    quad = corners as unknown as Quad;
  }
  return isSheetShaped(quad) ? quad : candidate.quad;
}

/**
 * The sheet of paper in a photo: the four-sided shape whose sides run along edges that get brighter inwards.
 * `gray` is the picture at about 480 pixels. Undefined for a page that fills the picture, as a scan does.
 */
export function findSheet(gray: Gray): Quad | undefined {
  const edges = edgeMap(gray);
  const lines = sideLines(edges);
  const candidates: Candidate[] = [];
  for (const left of lines.left) {
    for (const right of lines.right) {
      for (const top of lines.top) {
        for (const bottom of lines.bottom) {
          const candidate = candidateOf([left, top, right, bottom], edges);
          if (candidate) candidates.push(candidate);
        }
      }
    }
  }
  candidates.sort((a, b) => b.score - a.score);
  const best = candidates.slice(0, 40).find((candidate) => standsOut(candidate, gray));
  return best && refined(best, edges);
}
