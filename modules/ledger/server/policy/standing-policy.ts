import type { Tx } from '#core/db/tx.ts';
import type { TxContext } from '#core/session/context.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import { advisedNeeds, quorumWarnings } from '../../contract/quorum.ts';
import type { PolicyWarning, WitnessesView } from '../../contract/witnesses.ts';
import { logVerifierKey } from '../keys/log-key.ts';
import { currentPublicKeys, type LogHead, logHeads, streamOfLog } from '../logs.queries.ts';
import { decidedNeeds, type KnownWitness, knownWitnesses } from './policies.queries.ts';
import { printPolicy } from './print-policy.ts';

export interface StandingPolicy {
  /** As readers would be given it now. */
  text: string;
  hasLogs: boolean;
  groups: WitnessesView['policy']['groups'];
  warnings: PolicyWarning[];
  witnesses: readonly KnownWitness[];
}

/** What keys, witnesses and decisions come to at this moment. */
export async function standingPolicy(
  ctx: Pick<TxContext, 'tx' | 'clock' | 'publicUrl'>,
): Promise<StandingPolicy> {
  const { tx, clock, publicUrl } = ctx;
  const logs = (await logHeads(tx)).filter(({ stream }) => streamOfLog(stream) === 'letters');
  const known = await knownWitnesses(tx);
  const decided = await decidedNeeds(tx);
  const asked = known.filter(({ removedAt }) => removedAt === null);
  const names = [...new Set(asked.map(({ group }) => group))].sort();
  const groups = names.map((group) => {
    const members = asked.filter((one) => one.group === group);
    const advised = advisedNeeds(members.length, names.length);
    // More than there are would never be had: a witness was removed after it was decided.
    const needs = Math.min(decided.get(group) ?? advised, members.length);
    return { group, members, needs, advised, decided: decided.has(group) };
  });
  const ours = new URL(publicUrl).host;
  const isOwn = asked.some(({ address }) => new URL(address).host === ours);
  return {
    text: printPolicy({
      logs: await vkeysOf(tx, logs, clock.now()),
      groups: groups.map(({ group, needs, members }) => ({
        group,
        needs,
        members: members.map(({ vkey, address }) => ({ name: nameOf(vkey), vkey, address })),
      })),
    }),
    hasLogs: logs.length > 0,
    groups: groups.map(({ members, ...group }) => ({ ...group, of: members.length })),
    warnings: [
      ...quorumWarnings(groups.map(({ members, needs }) => ({ size: members.length, needs }))),
      ...(isOwn ? (['witness-of-our-own'] as const) : []),
    ],
    witnesses: known,
  };
}

/**
 * The logs of letters, of which alone files are proven, with their keys. A key stands once in a policy: a log that ended
 * keeps those that no later one has.
 */
async function vkeysOf(tx: Tx, logs: readonly LogHead[], now: Date): Promise<string[]> {
  const taken = new Set<string>();
  const lines: string[] = [];
  for (const { stream, origin, publicKeys, endedAt } of logs.toReversed()) {
    const keys = endedAt ? publicKeys : await currentPublicKeys(tx, stream, now);
    for (const key of keys.filter((one) => !taken.has(one.toString('hex'))))
      lines.push(printVerifierKey(await logVerifierKey(origin, key)));
    for (const key of publicKeys) taken.add(key.toString('hex'));
  }
  return lines;
}

/** The name of a witness, from its vkey. */
export const nameOf = (vkey: string): string => vkey.split('+')[0]!;
