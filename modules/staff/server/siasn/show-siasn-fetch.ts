import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { Difference, siasn } from '../../contract/siasn.ts';
import { type EntryKind, openKinds, privateKinds } from '../../contract/terms.ts';
import { decreedEntriesFrom } from '../entries.present.ts';
import { entriesOf } from '../entries.queries.ts';
import { noteReading } from '../load-employee.ts';
import { mayReadPrivate } from '../policy.ts';
import { differenceOf } from './difference.rules.ts';
import { ensureKeepsFile } from './ensure-keeps-file.ts';
import { openPart } from './fetched-part.ts';
import { fetchOf, partOf } from './siasn.queries.ts';
import { isConnected, type SiasnSettings } from './siasn-settings.ts';

/** How far the last question is, and in what its answer differs from the open part of the file as it stands now. */
export function showSiasnFetch(settings: SiasnSettings | null) {
  return async (
    ctx: TxContext,
    { personId }: InputOf<typeof siasn.show>,
  ): Promise<OutputOf<typeof siasn.show>> => {
    await ensureKeepsFile(ctx, personId);
    const connected = await isConnected(ctx.tx, settings);
    const last = await fetchOf(ctx.tx, personId);
    if (!last) return { connected, state: 'none', ...nothing };
    const { state, fault, askedAt, answeredAt } = last;
    return {
      ...{ connected, state, fault },
      ...{ askedAt: askedAt.toISOString(), answeredAt: answeredAt?.toISOString() ?? null },
      difference: state === 'fetched' ? await difference(ctx, personId, openKinds, false) : null,
    };
  };
}

const nothing = { fault: null, askedAt: null, answeredAt: null, difference: null };

/** The same of the private part, after the reading was written down. */
export async function readSiasnPrivate(
  ctx: TxContext,
  { personId }: InputOf<typeof siasn.readPrivate>,
): Promise<Difference> {
  const employee = await ensureKeepsFile(ctx, personId);
  ensure(mayReadPrivate(ctx.actor, employee), 'core.not-found');
  ensure((await fetchOf(ctx.tx, personId))?.state === 'fetched', 'core.not-found');
  await noteReading(ctx, employee, { act: 'compared' });
  return difference(ctx, personId, privateKinds, true);
}

async function difference(
  ctx: TxContext,
  personId: PersonId,
  kinds: readonly EntryKind[],
  isPrivate: boolean,
): Promise<Difference> {
  const sealed = found(await partOf(ctx.tx, personId, isPrivate));
  const { entries, unread } = openPart(ctx.secrets, ctx.actor.agencyId, personId, sealed);
  const file = decreedEntriesFrom(ctx, await entriesOf(ctx.tx, personId, kinds));
  return differenceOf(entries, file, unread);
}
