import type { Tx } from '#core/db/tx.ts';
import { sameBytes } from '#core/transparency/bytes.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import type { Finding } from '../check/findings.ts';
import type { CheckingContext } from '../check/standing.ts';
import { readLeaf, toldBy } from '../check/told-by.ts';
import { commitment } from '../rules/leaf.ts';
import {
  type SettlingLeaf,
  settlingLeaves,
  tellingLeaves,
  waitingOfTypes,
  withAnyLeaf,
} from './rows.queries.ts';
import { factCommitment, factsIn, grouped } from './settled-facts.ts';
import type { Ending, Facts, Watched } from './watched.ts';

/**
 * I10 for the rows of a module: what each says is what its events settled, it is there, and an event told of it. A row
 * may change, and its event get its leaf, between two of the statements here; so what seems wrong is looked at again, and
 * only then held against what waits for its leaf.
 */
export async function checkRows(
  ctx: CheckingContext,
  source: Watched,
  ids: readonly string[],
): Promise<Finding[]> {
  const suspected = await look(ctx, source, ids, false);
  if (suspected.size === 0) return [];
  const confirmed = await look(ctx, source, [...suspected.keys()], true);
  return [...confirmed].flatMap(([id, findings]) => {
    const before = new Set(suspected.get(id)!.map(lineOf));
    return findings.filter((finding) => before.has(lineOf(finding)));
  });
}

const lineOf = ({ finding, record }: Finding) => `${finding} ${record}`;

async function look(
  ctx: CheckingContext,
  source: Watched,
  ids: readonly string[],
  isLast: boolean,
): Promise<Map<string, Finding[]>> {
  if (ids.length === 0) return new Map();
  return ctx.transact('read', async ({ tx }) => {
    const rows = await source.facts(tx, ids);
    const waiting = isLast ? await waitingOfTypes(tx, source.types) : [];
    const leaves = grouped(await settlingLeaves(tx, source.module, ids), ({ thingId }) => thingId);
    const untold = ids.filter((id) => !leaves.has(id));
    const told = untold.length > 0 ? await withAnyLeaf(tx, untold) : new Set<string>();
    const missing = ids.filter((id) => !rows.has(id));
    const ended = missing.length > 0 ? await lawfullyEnded(tx, source, missing) : undefined;
    const busy = new Set(waiting.flatMap((event) => source.settles(event).map(({ thingId }) => thingId)));
    const found = new Map<string, Finding[]>();
    for (const id of ids) {
      if (busy.has(id) || ended?.has(id)) continue;
      const findings = faultsOf(source.module, id, rows.get(id), leaves.get(id), told.has(id));
      if (findings.length > 0) found.set(id, findings);
    }
    return found;
  });
}

/** Those among the things without a row that were taken away by an event of the log: what a row says of it is asked, not believed. */
async function lawfullyEnded(tx: Tx, source: Watched, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const claims = (await source.ended?.(tx, ids)) ?? new Map<string, Ending>();
  if (claims.size === 0) return new Set();
  const told = (await tellingLeaves(tx, [...claims.values()])).filter(toldBy);
  const isTold = ({ type, subjectId, tells }: Ending) =>
    told.some((one) => one.type === type && one.subjectId === subjectId && tells(one.payload));
  return new Set([...claims].filter(([, ending]) => isTold(ending)).map(([id]) => id));
}

function faultsOf(
  module: string,
  id: string,
  row: Facts | undefined,
  leaves: readonly SettlingLeaf[] | undefined,
  told: boolean,
): Finding[] {
  const record = `${module} ${id}`;
  if (!leaves) return row && !told ? [{ invariant: 'I10', finding: 'row-without-event', record }] : [];
  if (!row) return [{ invariant: 'I10', finding: 'row-missing', record }];
  const findings: Finding[] = [];
  const settled = new Map<string, { says: string; salt: Buffer }>();
  for (const { leaf: bytes, salt, body, objectSalt, excused } of leaves) {
    if (!salt || !body || !objectSalt) {
      // Erased, or come back from a bundle: which facts it settled nobody knows, so what was said before counts no more.
      if (excused) settled.clear();
      else findings.push({ invariant: 'I10', finding: 'secret-missing', record });
      continue;
    }
    const leaf = readLeaf(bytes);
    if (!leaf || !sameBytes(commitment(sha256, salt, body), leaf.body)) {
      findings.push({ invariant: 'I10', finding: 'event-changed', record });
      continue;
    }
    for (const [name, says] of Object.entries(factsIn(body) ?? {})) {
      if (name.startsWith(`${id}/`)) settled.set(name.slice(id.length + 1), { says, salt: objectSalt });
    }
  }
  for (const [fact, { says, salt }] of settled) {
    // A fact that this version of the program does not know is not compared.
    if (!(fact in row)) continue;
    if (factCommitment(salt, id, fact, row[fact]!) !== says)
      findings.push({ invariant: 'I10', finding: 'row-changed', record: `${record} ${fact}` });
  }
  return findings;
}
