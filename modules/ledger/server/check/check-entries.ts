import { sameBytes } from '#core/transparency/bytes.ts';
import { leafHash } from '#core/transparency/merkle.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import type { LogName } from '../../contract/terms.ts';
import { factsIn } from '../rows/settled-facts.ts';
import { actorOf, bodyOf, commitment, type Leaf, type LoggedEvent } from '../rules/leaf.ts';
import type { EntryFact } from './checks.queries.ts';
import type { Finding, FindingCode } from './findings.ts';
import { readLeaf } from './told-by.ts';

type Fault = Pick<Finding, 'invariant' | 'finding'>;

/** What is wrong with the leaves in these places of a log: with themselves, and with the events they stand for. */
export function checkEntries(
  agencyId: string,
  stream: LogName,
  { from, to }: { from: number; to: number },
  facts: readonly EntryFact[],
): Finding[] {
  const byIndex = new Map(facts.map((fact) => [fact.index, fact]));
  const findings: Finding[] = [];
  for (let index = from; index < to; index++) {
    const fact = byIndex.get(index);
    const faults: Fault[] = fact ? faultsOf(agencyId, fact) : [{ invariant: 'I2', finding: 'index-missing' }];
    findings.push(...faults.map((fault) => ({ ...fault, record: `${stream} entry ${index}` })));
  }
  return findings;
}

function faultsOf(agencyId: string, fact: EntryFact): Fault[] {
  const hash: Fault[] = sameBytes(leafHash(sha256, fact.leaf), fact.hash)
    ? []
    : [{ invariant: 'I3', finding: 'hash-differs' }];
  const leaf = readLeaf(fact.leaf);
  if (!leaf) return [...hash, { invariant: 'I3', finding: 'leaf-unreadable' }];
  const isSame = leaf.agency === agencyId && leaf.seq === fact.seq && sameBytes(leaf.object, fact.object);
  const columns: Fault[] = isSame ? [] : [{ invariant: 'I1', finding: 'leaf-says-otherwise' }];
  return [...hash, ...columns, ...faultsOfEvent(fact, leaf)];
}

/** I1 and I10: the event is there once, and is what the leaf commits to. */
function faultsOfEvent(fact: EntryFact, leaf: Leaf): Fault[] {
  // It came back from an entry bundle: which event it was, only its kind and its time tell.
  if (!fact.eventId || !fact.objectId)
    return fact.imported ? [] : [{ invariant: 'I1', finding: 'event-missing' }];
  const [event, second] = fact.events;
  if (!event) return [{ invariant: 'I1', finding: 'event-missing' }];
  if (second) return [{ invariant: 'I1', finding: 'event-twice' }];
  const found = (isWrong: boolean, finding: FindingCode): Fault[] =>
    isWrong ? [{ invariant: 'I10', finding }] : [];
  const { objectSalt, salt, objectId } = fact;
  const named = objectSalt && commitment(sha256, objectSalt, objectId);
  return [
    ...found(!named || !sameBytes(named, leaf.object), 'object-differs'),
    ...found(
      isPlainlyChanged(event, fact, leaf) ||
        (salt !== null && isCommittedOtherwise({ ...event, facts: factsIn(fact.body) }, salt, leaf)),
      'event-changed',
    ),
    ...found(
      salt !== null && fact.body !== bodyOf({ ...event, facts: factsIn(fact.body) }),
      'secret-changed',
    ),
    ...found(salt === null && !fact.erased && !fact.imported, 'secret-missing'),
    ...found(fact.erased && !fact.told, 'erasure-untold'),
  ];
}

const isPlainlyChanged = (event: LoggedEvent, { objectId }: EntryFact, leaf: Leaf): boolean =>
  event.type !== leaf.kind || event.occurredAt.toISOString() !== leaf.at || event.subjectId !== objectId;

const isCommittedOtherwise = (event: LoggedEvent, salt: Uint8Array, leaf: Leaf): boolean =>
  !sameBytes(commitment(sha256, salt, bodyOf(event)), leaf.body) ||
  !sameBytes(commitment(sha256, salt, actorOf(event)), leaf.actor);
