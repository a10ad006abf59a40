import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, postsByIds } from '#modules/organization/server/organization.api.ts';
import type { VersionView } from '../../contract/draft-views.ts';
import type { VersionRecord } from './versions.queries.ts';

/** Versions with the names of who made them. */
export async function presentVersions(
  { tx }: TxContext,
  versions: readonly VersionRecord[],
): Promise<VersionView[]> {
  const [people, posts] = await Promise.all([
    peopleByIds(tx, [...new Set(versions.map(({ madeBy }) => madeBy))]),
    postsByIds(tx, [...new Set(versions.map(({ madePostId }) => madePostId))]),
  ]);
  return versions.map(({ number, madeAt, madeBy, madePostId, note }) => ({
    number,
    madeAt: madeAt.toISOString(),
    madeBy: { id: madeBy, name: people.get(madeBy)?.name ?? '—' },
    postName: posts.get(madePostId)?.name ?? '—',
    note,
  }));
}
