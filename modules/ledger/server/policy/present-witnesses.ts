import type { Tx } from '#core/db/tx.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import { rootUnit } from '#modules/organization/server/organization.api.ts';
import { configureLedger } from '../../contract/permissions.ts';
import type { Sighting, WitnessesView } from '../../contract/witnesses.ts';
import { logVerifierKey } from '../keys/log-key.ts';
import { currentPublicKeys, logHeads } from '../logs.queries.ts';
import { newestPolicy, type SightingRow, sightings } from './policies.queries.ts';
import { nameOf, standingPolicy } from './standing-policy.ts';

/** A witness is asked every few seconds: one that is behind for longer than this is late. */
const lateMinutes = 5;

/** Witnesses and policy, for whoever watches the ledger. */
export async function presentWitnesses(ctx: TxContext): Promise<WitnessesView> {
  const { tx, clock, actor } = ctx;
  const { text, groups, warnings, witnesses } = await standingPolicy(ctx);
  const number = (await newestPolicy(tx))?.number ?? null;
  const root = await rootUnit(tx);
  const seen = await sightings(tx);
  const now = clock.now();
  return {
    witnesses: witnesses.map(({ addedAt, removedAt, ...witness }) => ({
      ...witness,
      name: nameOf(witness.vkey),
      addedAt: addedAt.toISOString(),
      removedAt: removedAt?.toISOString() ?? null,
      seen: seen.filter(({ witnessId }) => witnessId === witness.id).map((row) => presentSighting(row, now)),
    })),
    policy: { number, text, groups, warnings },
    logs: await believable(tx, now),
    can: { configure: root !== undefined && holds(actor, configureLedger, [root.id]) },
  };
}

function presentSighting(
  { stream, size, cosignedAt, published, waitsSince }: SightingRow,
  now: Date,
): Sighting {
  return {
    ...{ stream, size, cosignedAt: cosignedAt?.toISOString() ?? null, behind: Math.max(0, published - size) },
    waitsSince: waitsSince?.toISOString() ?? null,
    late: waitsSince !== null && now.getTime() - waitsSince.getTime() > lateMinutes * 60_000,
  };
}

/** The logs that go on, with the keys by which witnesses know them; two of them while one takes the place of the other. */
async function believable(tx: Tx, now: Date): Promise<WitnessesView['logs']> {
  const logs: WitnessesView['logs'] = [];
  for (const { stream, origin } of (await logHeads(tx)).filter(({ endedAt }) => endedAt === null)) {
    const keys = await currentPublicKeys(tx, stream, now);
    const vkeys = await Promise.all(keys.map((key) => logVerifierKey(origin, key)));
    logs.push({ stream, vkeys: vkeys.map(printVerifierKey) });
  }
  return logs.toReversed();
}
