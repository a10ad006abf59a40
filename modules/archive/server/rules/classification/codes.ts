import type { CodeScheme } from '../../../contract/terms.ts';

const shapes: Record<CodeScheme, RegExp> = {
  regional: /^\d{3}(\.\d{1,3})*$/,
  'three-digit': /^\d{3}([.-]\d{1,3})*$/,
  letters: /^[A-Z]{1,5}([ .-]?\d{1,4})?([ .-]\d{1,4})*$/,
};

/** The code as it is kept: capitals, single blanks, nothing around it. */
export function normalCode(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim().toUpperCase();
}

export function isCodeOf(scheme: CodeScheme, code: string): boolean {
  return shapes[scheme].test(code);
}

/**
 * Codes above a code, the nearest first; none for a code of the first level.
 * - regional (Permendagri 83/2022): `000.1.2` stands under `000.1`, that under `000`;
 * - three-digit (its forerunners, still used in villages): `011.2` under `011`, `010` and `000`, `005` under `000`;
 * - letters (ministries): `KP.07.6` under `KP.07` and `KP`, `UM 0201` under `UM 02` and `UM`.
 */
export function codesAbove(scheme: CodeScheme, code: string): string[] {
  const above: string[] = [];
  for (let rest = shortened(code); rest !== null; rest = shortened(rest)) above.push(rest);
  if (scheme !== 'three-digit') return above;
  const levels = [`${code.slice(0, 2)}0`, `${code.slice(0, 1)}00`];
  return [...new Set([...above, ...levels])].filter((one) => one !== code);
}

/** The value of the longest code that is the given one or stands above it; null where none is known. */
export function nearestAbove<T>(
  known: ReadonlyMap<string, T>,
  scheme: CodeScheme,
  code: string,
): { code: string; value: T } | null {
  const hit = [code, ...codesAbove(scheme, code)].find((one) => known.has(one));
  return hit === undefined ? null : { code: hit, value: known.get(hit)! };
}

/**
 * How the codes of a list are most likely written: letters where one begins with a letter; Permendagri 83/2022 where all
 * codes without a dot are round hundreds; three figures else.
 */
export function guessedScheme(codes: readonly string[]): CodeScheme {
  if (codes.some((code) => /^[A-Z]/.test(code))) return 'letters';
  return codes.every((code) => code.includes('.') || /^\d00$/.test(code)) ? 'regional' : 'three-digit';
}

/** The code without its last part; two figures of four that are written together are a part of their own. */
function shortened(code: string): string | null {
  const joined = /^([A-Z]+[ .-]?\d{2})\d{2}$/.exec(code);
  if (joined) return joined[1]!;
  const parted = /^(.+?)[ .-]\d+$/.exec(code) ?? /^([A-Z]+)\d+$/.exec(code);
  return parted ? parted[1]! : null;
}

/** Order of a printed list: part by part, figures by their value, a code before those under it. */
export function compareCodes(a: string, b: string): number {
  const parts = (code: string) => code.split(/[ .-]/);
  const left = parts(a);
  const right = parts(b);
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const one = left[at]!;
    const other = right[at]!;
    const figures = /^\d+$/.test(one) && /^\d+$/.test(other);
    const order = figures ? Number(one) - Number(other) : 0;
    if (order !== 0) return order;
    if (one !== other) return one < other ? -1 : 1;
  }
  return left.length - right.length;
}
