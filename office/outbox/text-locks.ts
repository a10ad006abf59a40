const lockOf = (key: string) => `pendopo.text.${key}`;

/** Tells other tabs that what lies on the device under this key is being written, until the returned function is called. */
export function holdText(key: string): () => void {
  let free = () => {};
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  void navigator.locks?.request(lockOf(key), () => held).catch(() => undefined);
  return free;
}

/** The rows that no open tab writes in. */
export async function withoutWriter<T extends { key: string }>(rows: readonly T[]): Promise<T[]> {
  if (!navigator.locks) return [...rows];
  const { held = [] } = await navigator.locks.query();
  const names = new Set(held.map(({ name }) => name));
  return rows.filter(({ key }) => !names.has(lockOf(key)));
}

/** Does the work unless a tab writes there; nobody begins to write meanwhile. */
export async function whileNobodyWrites(key: string, work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  await navigator.locks.request(lockOf(key), { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}

/** Does the work once nobody writes there any more: the page before a reload lets go a moment after it. */
export async function onceNobodyWrites(
  key: string,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  await navigator.locks?.request(lockOf(key), { signal }, work);
}
