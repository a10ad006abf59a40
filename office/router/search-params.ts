export type SearchParams = Record<string, string | string[]>;

/** Reads an address' search as it is written by hand: plain names and values, several of one name as a list. */
export function parseSearch(text: string): SearchParams {
  const params: SearchParams = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = params[name];
    params[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return params;
}

/** Writes it back; empty values are left out. */
export function writeSearch(params: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one));
    }
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}
