interface Hints {
  platform?: string;
  brands?: readonly { brand: string }[];
}

const systems: readonly (readonly [sign: RegExp, name: string])[] = [
  [/android/i, 'Android'],
  [/iphone/i, 'iPhone'],
  [/ipad/i, 'iPad'],
  [/windows/i, 'Windows'],
  [/cros/i, 'ChromeOS'],
  [/mac/i, 'Mac'],
  [/linux/i, 'Linux'],
];
const browsers: readonly (readonly [sign: RegExp, name: string])[] = [
  [/edg/i, 'Edge'],
  [/opr|opera/i, 'Opera'],
  [/samsung/i, 'Samsung Internet'],
  [/firefox/i, 'Firefox'],
  [/chrom/i, 'Chrome'],
  [/safari/i, 'Safari'],
];

/** What a device may be called, as far as its browser says: `Android, Chrome`. */
export function guessedName(userAgent: string, hints: Hints = {}): string {
  const told = `${hints.platform ?? ''} ${userAgent}`;
  const brands = hints.brands?.map(({ brand }) => brand).join(' ') ?? '';
  const of = (names: typeof systems, text: string) => names.find(([sign]) => sign.test(text))?.[1];
  return [of(systems, told), of(browsers, `${brands} ${userAgent}`)].filter(Boolean).join(', ');
}

/** What the device on which it is asked may be called; Chromium tells more than its user agent. */
export function thisDeviceName(): string {
  return guessedName(
    navigator.userAgent,
    (navigator as Navigator & { userAgentData?: Hints }).userAgentData ?? {},
  );
}
