/** So many previews are kept, in this process alone: the pages of one are asked for one after the other. */
const most = 12;
/** Larger ones are printed anew. */
const largest = 4 * 1024 * 1024;

const kept = new Map<string, Promise<Buffer>>();

/** The print with this digest of everything that it is printed from; printed where it was not lately. */
export async function printedBefore(digest: string, print: () => Promise<Buffer>): Promise<Buffer> {
  const known = kept.get(digest);
  kept.delete(digest);
  const printing = known ?? print();
  kept.set(digest, printing);
  for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
  try {
    const pdf = await printing;
    if (pdf.length > largest) kept.delete(digest);
    return pdf;
  } catch (error) {
    kept.delete(digest);
    throw error;
  }
}
