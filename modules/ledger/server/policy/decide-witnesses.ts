import { ensure, fail, found } from '#core/contract/errors.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { FormatFault } from '#core/transparency/format-fault.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import {
  isSamePublicKey,
  keyTypes,
  parseVerifierKey,
  printVerifierKey,
  type VerifierKey,
} from '#core/transparency/verifier-key.ts';
import { witnessAdded, witnessChanged, witnessRemoved } from '../../contract/events.ts';
import { keepPolicy } from './keep-policy.ts';
import { knownWitnesses } from './policies.queries.ts';
import { askElsewhere, askFromNow, askNoMore, decideNeeds } from './policies.writes.ts';
import { nameOf } from './standing-policy.ts';

interface Asked {
  /** What comes before `/add-checkpoint`. */
  address: string;
  group: string;
}

/**
 * Asks a witness from the next checkpoint on. @returns its id
 * @throws ledger.witness-key-malformed, ledger.witness-address-refused, ledger.witness-already
 */
export async function admitWitness(
  ctx: TxContext,
  { vkey, address, group }: Asked & { vkey: string },
): Promise<string> {
  const { tx, actor, clock } = ctx;
  const key = await keyOf(vkey);
  ensure(isAskable(ctx, address), 'ledger.witness-address-refused');
  // One key counts once, under whatever name.
  const known = (await knownWitnesses(tx)).filter((one) => one.removedAt === null || one.vkey !== vkey);
  for (const one of known)
    ensure(!isSamePublicKey(key, await parseVerifierKey(sha256, one.vkey)), 'ledger.witness-already');
  const by = actor.personId;
  const id = await askFromNow(tx, { vkey: printVerifierKey(key), address, group, by, now: clock.now() });
  if (!id) fail('ledger.witness-already');
  await emit(ctx, witnessAdded, { subject: id, payload: { name: key.name, vkey, group } });
  await keepPolicy(ctx);
  return id;
}

/** Asks a witness elsewhere, or counts it in another group. @throws core.not-found, ledger.witness-address-refused */
export async function changeWitness(
  ctx: TxContext,
  { witnessId, address, group }: Asked & { witnessId: string },
): Promise<void> {
  ensure(isAskable(ctx, address), 'ledger.witness-address-refused');
  const { vkey } = found(await askElsewhere(ctx.tx, witnessId, { address, group }));
  const payload = { name: nameOf(vkey), vkey, group, address };
  await emit(ctx, witnessChanged, { subject: witnessId, payload });
  await keepPolicy(ctx);
}

/** Asks a witness no more. What it cosigned stays beside its checkpoints. @throws core.not-found */
export async function dismissWitness(ctx: TxContext, witnessId: string): Promise<void> {
  const { vkey, group } = found(await askNoMore(ctx.tx, witnessId, ctx.actor.personId, ctx.clock.now()));
  await emit(ctx, witnessRemoved, { subject: witnessId, payload: { name: nameOf(vkey), vkey, group } });
  await keepPolicy(ctx);
}

/** How many of a group are enough; null for what is advised. @throws ledger.needs-more-than-there-are {count} */
export async function decideQuorum(
  ctx: TxContext,
  { group, needs }: { group: string; needs: number | null },
): Promise<void> {
  const members = (await knownWitnesses(ctx.tx)).filter((one) => one.group === group && !one.removedAt);
  ensure(needs === null || needs <= members.length, 'ledger.needs-more-than-there-are', {
    count: members.length,
  });
  await decideNeeds(ctx.tx, { group, needs, by: ctx.actor.personId, now: ctx.clock.now() });
  await keepPolicy(ctx);
}

/** @throws ledger.witness-key-malformed for what is no key that cosigns */
async function keyOf(vkey: string): Promise<VerifierKey> {
  const key = await parseVerifierKey(sha256, vkey).catch((error: unknown) => {
    if (error instanceof FormatFault) return undefined;
    throw error;
  });
  if (key?.type !== keyTypes.cosignature) fail('ledger.witness-key-malformed');
  return key;
}

/** Encrypted, or on a host that the operator allows to be asked without. */
function isAskable({ plainHosts = [] }: TxContext, address: string): boolean {
  const { protocol, hostname, username, search, hash } = new URL(address);
  if (username || search || hash) return false;
  return protocol === 'https:' || (protocol === 'http:' && plainHosts.includes(hostname));
}
