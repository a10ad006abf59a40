export interface Point {
  x: number;
  y: number;
}

/** A plane mapping of nine numbers, row by row; the last is 1 for those made here. */
export type Homography = readonly number[];

/** Solves a square linear system by elimination with pivoting; undefined when it has no single answer. */
function solve(rows: number[][]): number[] | undefined {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    const top = rows[pivot]!;
    if (Math.abs(top[column]!) < 1e-12) return undefined;
    rows[pivot] = rows[column]!;
    rows[column] = top;
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / top[column]!;
      for (let k = column; k <= n; k++) rows[row]![k]! -= factor * top[k]!;
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}

/** The mapping that takes four points to four others; undefined when three of them lie on one line. */
export function homographyBetween(from: readonly Point[], to: readonly Point[]): Homography | undefined {
  const rows: number[][] = [];
  for (let i = 0; i < 4; i++) {
    const { x, y } = from[i]!;
    const { x: u, y: v } = to[i]!;
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  }
  const solved = solve(rows);
  return solved && [...solved, 1];
}

/** First `second`, then `first`: the product of the two. */
export function compose(first: Homography, second: Homography): Homography {
  const product: number[] = [];
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += first[row * 3 + k]! * second[k * 3 + column]!;
      product.push(sum);
    }
  }
  return product;
}

/** Turns about `centre` by `degrees` (clockwise, as y grows downwards) and moves the centre to `target`. */
export function rotationAbout(centre: Point, degrees: number, target: Point = centre): Homography {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  return [
    cos,
    -sin,
    target.x - cos * centre.x + sin * centre.y,
    sin,
    cos,
    target.y - sin * centre.x - cos * centre.y,
    0,
    0,
    1,
  ];
}
