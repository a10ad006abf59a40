/**
 * Whether a number of metres says more than tenths: these are what phones give that round, also where they write them as
 * 34.79999923706055 (a float of 32 bits).
 */
export function isFinerThanTenths(metres: number): boolean {
  const tenths = metres * 10;
  return Math.abs(tenths - Math.round(tenths)) > 1e-4;
}
