const browsers: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** The device in the words of its maker, `Chrome · Windows`, from a `User-Agent` header; `?` where it says nothing known. */
export function deviceWords(userAgent: string): string {
  const words = [browsers, systems].map((table) => table.find(([shape]) => shape.test(userAgent))?.[1]);
  return words.filter(Boolean).join(' · ') || userAgent.match(/^[\w.-]{1,40}/)?.[0] || '?';
}
