/** One measured figure. `against` names the limit that was measured in the same run; `ratio` is value by limit. */
export interface Figure {
  bench: string;
  metric: string;
  value: number;
  unit: string;
  against?: string | undefined;
  ratio?: number | undefined;
}

/** Prints a figure as one line of JSON, rounded to three significant digits. */
export function report(figure: Figure): void {
  const { against, ratio, ...rest } = figure;
  console.log(
    JSON.stringify({
      ...rest,
      value: significant(figure.value),
      against: against ?? null,
      ratio: ratio === undefined ? null : significant(ratio),
    }),
  );
}

function significant(value: number): number {
  return Number.isInteger(value) && Math.abs(value) >= 100 ? value : Number(value.toPrecision(3));
}

/** What is being done, for who watches; never on standard output. */
export function say(text: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
}
