import { anchored } from '../../contract/anchors.ts';
import type { LogName } from '../../contract/terms.ts';
import type { EntryFact } from '../check/checks.queries.ts';
import type { Finding } from '../check/findings.ts';
import type { CheckingContext } from '../check/standing.ts';
import { keptTokens } from './anchors.queries.ts';

/** I4: every anchor that these leaves tell of is kept, with the token that it had. */
export async function checkToldAnchors(
  ctx: CheckingContext,
  stream: LogName,
  facts: readonly EntryFact[],
): Promise<Finding[]> {
  const told = facts.flatMap(({ index, events: [event] }) => {
    const payload =
      event?.type === anchored.type ? anchored.payload.safeParse(event.payload).data : undefined;
    return payload ? [{ index, id: event!.subjectId, sha256: payload.tokenSha256 }] : [];
  });
  if (told.length === 0) return [];
  const kept = await ctx.transact('read', ({ tx }) =>
    keptTokens(
      tx,
      told.map(({ id }) => id),
    ),
  );
  return told
    .filter(({ id, sha256 }) => kept.get(id) !== sha256)
    .map(({ index }) => ({ invariant: 'I4', finding: 'anchor-missing', record: `${stream} entry ${index}` }));
}
