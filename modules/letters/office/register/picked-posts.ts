import { readStored, writeStored } from '#office/state/stored.ts';

/** A post as the pickers name it. */
export interface PickedPost {
  id: string;
  name: string;
  unitName: string;
  holderName: string | null;
}

const kept = 6;

/** Posts to which this person last passed letters on this device, the latest first. */
export function recentPosts(personId: string): PickedPost[] {
  try {
    const stored: unknown = JSON.parse(readStored(`letters.addressees.${personId}`) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isPost).slice(0, kept) : [];
  } catch {
    return [];
  }
}

export function rememberPosts(personId: string, posts: readonly PickedPost[]): void {
  const ids = new Set(posts.map(({ id }) => id));
  const next = [...posts, ...recentPosts(personId).filter(({ id }) => !ids.has(id))].slice(0, kept);
  writeStored(`letters.addressees.${personId}`, JSON.stringify(next));
}

function isPost(value: unknown): value is PickedPost {
  const post = value as PickedPost | null;
  return typeof post?.id === 'string' && typeof post.name === 'string' && typeof post.unitName === 'string';
}

const honorifics = /^(kepada|yth\.?|yang terhormat|bapak|ibu|sdr\.?|saudara|bpk\.?|\/|:|-|\s)+/i;

/** The words by which the post that a letter is addressed to may be found: without honorifics, place and region. */
export function wordsOfAddressee(addressedTo: string): string {
  const first = addressedTo.split(/\n|;|,|\bdi\s+(?:tempat|–|-)/i)[0] ?? '';
  return first
    .replace(honorifics, '')
    .replace(/\s+(kabupaten|kab\.|kota|provinsi|prov\.)\s.*$/i, '')
    .replace(/\s+di\s*$/i, '')
    .trim()
    .slice(0, 100);
}
