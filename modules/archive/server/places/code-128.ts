/** Widths of bars and spaces by value, a bar first (ISO/IEC 15417 table 1); 103–105 begin, the last one ends. */
const widths =
  `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121
111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331
231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421
141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212
124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131
311141 411131 211412 211214 211232 2331112`.split(/\s+/);

const startB = 104;
const stop = 106;
/** Modules without ink before and after the bars. */
const quiet = 10;

/** Values of a text in code set B with its start, check and stop. @throws RangeError for what set B cannot write */
export function code128Values(text: string): number[] {
  const data = [...text].map((char) => {
    const value = char.charCodeAt(0) - 32;
    if (char.length !== 1 || value < 0 || value > 94) throw new RangeError('not a text of code set B');
    return value;
  });
  const check = data.reduce((sum, value, at) => sum + value * (at + 1), startB) % 103;
  return [startB, ...data, check, stop];
}

/** A bar code as an SVG picture, one unit a module wide, with its quiet zones. */
export function code128Svg(text: string, height = 30): string {
  let x = quiet;
  const bars: string[] = [];
  for (const value of code128Values(text))
    for (const [at, digit] of [...widths[value]!].entries()) {
      const width = Number(digit);
      if (at % 2 === 0) bars.push(`M${x} 0h${width}v${height}h-${width}z`);
      x += width;
    }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${x + quiet} ${height}" width="${x + quiet}" height="${height}"><path d="${bars.join('')}"/></svg>`;
}
