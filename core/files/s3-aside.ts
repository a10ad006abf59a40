import { type AsideObjects, firstLetters, isObjectName } from './aside-objects.ts';
import { objectPath } from './object-path.ts';
import type { S3Bucket } from './s3-bucket.ts';

/** Objects aside under `aside/ab/cd/<sha256>` in the same bucket. */
export function s3Aside(bucket: S3Bucket): AsideObjects {
  const placeOf = (sha256: string) => `objects/${objectPath(sha256)}`;
  const asideOf = (sha256: string) => `aside/${objectPath(sha256)}`;
  // A copy first: at every moment the object is at one of the two places.
  const move = async (from: string, to: string): Promise<boolean> => {
    if (!(await bucket.copy(from, to))) return false;
    await bucket.remove(from);
    return true;
  };

  return {
    candidates: (before) => namesIn(bucket, 'objects', before),
    async set(sha256) {
      await move(placeOf(sha256), asideOf(sha256));
    },
    waiting: (before) => namesIn(bucket, 'aside', before),
    takeBack: (sha256) => move(asideOf(sha256), placeOf(sha256)),
    forget: (sha256) => bucket.remove(asideOf(sha256)),
  };
}

async function* namesIn(bucket: S3Bucket, root: string, before: Date): AsyncGenerator<string[]> {
  for (const first of firstLetters) {
    const found = await bucket.list(`${root}/${first}/`);
    const names = found
      .filter(({ changedAt }) => changedAt < before)
      .map(({ key }) => key.split('/').at(-1)!)
      .filter(isObjectName);
    if (names.length > 0) yield names;
  }
}
