/**
 * Where the same page is in another language, as a link that names neither host nor path: of an address such as `//evil.example`
 * the whole would lead to another host.
 */
export function inLanguage(address: string, language: string): string {
  const query = new URLSearchParams(address.slice(0, 500).split('?').slice(1).join('?'));
  query.set('lang', language);
  return `?${query}`;
}
