import type { EdgeMap } from './sheet-edges.ts';

/** A straight edge: the points with nx·x + ny·y = rho; the normal points to the brighter side, into the sheet. */
export interface SideLine {
  nx: number;
  ny: number;
  rho: number;
  /** The rim of the picture, for a sheet that is cut off by it. */
  isFrame: boolean;
}

export type SideLines = Record<'left' | 'top' | 'right' | 'bottom', SideLine[]>;

const degreesPerBin = 1;
const bins = 360 / degreesPerBin;
/** A sheet may lie this far askew in the picture. */
const tilt = 36;
const linesPerSide = 9;
/** Strong edges count no more than this, or one black object would outvote the paper. */
const strongest = 0.6;

const directions: readonly [keyof SideLines, number][] = [
  ['left', 0],
  ['top', 90],
  ['right', 180],
  ['bottom', 270],
];

interface Votes {
  counts: Float32Array;
  rhos: number;
  offset: number;
}

const rhoStep = 2;

/** Every edge pixel votes for the lines through it that run across its own direction (Hough). */
function vote(edges: EdgeMap): Votes {
  const offset = Math.ceil(Math.hypot(edges.width, edges.height));
  const rhos = Math.ceil((2 * offset) / rhoStep) + 1;
  const counts = new Float32Array(bins * rhos);
  const cos = Float32Array.from({ length: bins }, (_, i) => Math.cos((i * degreesPerBin * Math.PI) / 180));
  const sin = Float32Array.from({ length: bins }, (_, i) => Math.sin((i * degreesPerBin * Math.PI) / 180));
  for (let y = 1; y < edges.height - 1; y++) {
    for (let x = 1; x < edges.width - 1; x++) {
      const at = y * edges.width + x;
      const strength = Math.hypot(edges.gx[at]!, edges.gy[at]!);
      if (strength < edges.threshold) continue;
      const degrees = (Math.atan2(edges.gy[at]!, edges.gx[at]!) * 180) / Math.PI;
      const middle = Math.round(degrees / degreesPerBin);
      for (let k = -5; k <= 5; k++) {
        const bin = (middle + k + 2 * bins) % bins;
        const rho = Math.round((x * cos[bin]! + y * sin[bin]! + offset) / rhoStep);
        counts[bin * rhos + rho]! += Math.min(strength, strongest);
      }
    }
  }
  return { counts, rhos, offset };
}

/** The strongest lines of one side, none a near double of a stronger one. */
function strongestLines({ counts, rhos, offset }: Votes, direction: number, least: number): SideLine[] {
  const middle = direction / degreesPerBin;
  const reach = tilt / degreesPerBin;
  const peaks: { bin: number; rho: number; count: number }[] = [];
  for (let k = -reach; k <= reach; k++) {
    const bin = (middle + k + bins) % bins;
    for (let rho = 1; rho < rhos - 1; rho++) {
      const count = counts[bin * rhos + rho]!;
      if (count < least) continue;
      if (count >= counts[bin * rhos + rho - 1]! && count >= counts[bin * rhos + rho + 1]!) {
        peaks.push({ bin: middle + k, rho, count });
      }
    }
  }
  peaks.sort((a, b) => b.count - a.count);
  const chosen: typeof peaks = [];
  for (const peak of peaks) {
    if (chosen.length === linesPerSide) break;
    const isDouble = chosen.some(
      (one) => Math.abs(one.bin - peak.bin) <= 4 && Math.abs(one.rho - peak.rho) <= 4,
    );
    if (!isDouble) chosen.push(peak);
  }
  return chosen.map(({ bin, rho }) => {
    const angle = (bin * degreesPerBin * Math.PI) / 180;
    return { nx: Math.cos(angle), ny: Math.sin(angle), rho: rho * rhoStep - offset, isFrame: false };
  });
}

/** The lines that could be the sides of a sheet, strongest first, with the rim of the picture last. */
export function sideLines(edges: EdgeMap): SideLines {
  const votes = vote(edges);
  const least = Math.min(edges.width, edges.height) * 0.03;
  const lines: SideLines = { left: [], top: [], right: [], bottom: [] };
  for (const [side, direction] of directions) lines[side] = strongestLines(votes, direction, least);
  lines.left.push({ nx: 1, ny: 0, rho: 0, isFrame: true });
  lines.top.push({ nx: 0, ny: 1, rho: 0, isFrame: true });
  lines.right.push({ nx: -1, ny: 0, rho: -edges.width, isFrame: true });
  lines.bottom.push({ nx: 0, ny: -1, rho: -edges.height, isFrame: true });
  return lines;
}
