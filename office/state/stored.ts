/** A small value kept in this browser. Storage may be closed or full: then nothing is kept and nothing breaks. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(`pendopo.${key}`);
  } catch {
    return null;
  }
}

/** Keeps a value, or forgets it when it is null. */
export function writeStored(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`pendopo.${key}`);
    else localStorage.setItem(`pendopo.${key}`, value);
  } catch {
    // The choice lasts as long as the page.
  }
}

/** The keys of kept values that begin so. */
export function storedKeys(beginning: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(`pendopo.${beginning}`))
      .map((key) => key.slice('pendopo.'.length));
  } catch {
    return [];
  }
}
