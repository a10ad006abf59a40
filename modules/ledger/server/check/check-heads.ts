import { sameBytes } from '#core/transparency/bytes.ts';
import { rootOfRange } from '#core/transparency/compact-range.ts';
import { verifyConsistency } from '#core/transparency/consistency.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import {
  consistencyProofFromTiles,
  frontierFromTiles,
  rootFromTiles,
} from '#core/transparency/tile-proofs.ts';
import { logVerifierKeys } from '../keys/log-key.ts';
import { type CheckpointRow, checkpointAt, type LogRow } from '../logs.queries.ts';
import { grownByLeaves } from '../root-of-leaves.ts';
import { type LogFiles, tilesWithin } from '../store/tile-store.ts';
import { checkCosignature, checkNote, checkWitness } from './check-checkpoints.ts';
import type { Finding, FindingCode } from './findings.ts';
import { guarded } from './guarded.ts';
import type { Looked } from './looked.ts';
import type { CheckingContext, Standing } from './standing.ts';

/** I4 to I7 of the newest checkpoints. */
export async function headFindings(
  ctx: CheckingContext,
  standing: Standing,
  files: LogFiles,
  lookedAt: Looked,
): Promise<Finding[]> {
  const { log, witnesses, checkpoints, cosigned } = standing;
  const { stream, tree } = log;
  if (log.endedAt) return [];
  const looked = (part: string, look: () => Promise<Finding[]>) =>
    guarded(ctx, 'I4', `${stream} ${part}`, look);
  const findings = await looked('checkpoint', () => publishedFindings(ctx, standing));
  const newest = checkpoints.at(-1);
  if (!newest) return findings;
  const found = (finding: FindingCode) =>
    findings.push({ invariant: 'I4', finding, record: `${stream} size ${newest.size}` });
  if (newest.size > tree.size) found('database-behind');
  for (const row of checkpoints)
    findings.push(
      ...(await looked(`size ${row.size}`, async () => checkNote(log, await logVerifierKeys(log), row))),
    );
  for (const row of cosigned) {
    const of = checkpoints.find(({ size }) => size === row.size);
    const check = () => checkCosignature(log, of!.root, row);
    if (of) findings.push(...(await guarded(ctx, 'I7', `${stream} size ${row.size}`, check)));
  }
  const ofRoot = await rootFindings(log, files, newest, checkpoints.at(-2));
  findings.push(...ofRoot);
  // Tiles that lead elsewhere, or are gone, say nothing of the tree.
  const leads = !ofRoot.some(({ finding }) => finding !== 'not-consistent');
  findings.push(...(await looked('tree', () => treeFindings(ctx, log, files, newest, leads))));
  const within = tilesWithin(files, newest.size);
  const rootAt = (size: number) => rootFromTiles(sha256, within, size);
  for (const head of witnesses.heads) {
    const check = () => checkWitness(stream, newest.size, head, rootAt);
    findings.push(...(await guarded(ctx, 'I7', `${stream} size ${head.size}`, check)));
  }
  // Of whom one is silent, or where nobody is asked any more, the others do not say that nobody saw anything else.
  if (witnesses.asked > 0 && witnesses.answered === witnesses.asked)
    lookedAt.parts.add(`${stream} witnesses`);
  return findings;
}

/** Leaves beyond the newest checkpoint that one run reads. */
const mostBeyond = 65_536;

/** The tree in the database is that of the newest checkpoint with the leaves that came since. */
async function treeFindings(
  ctx: CheckingContext,
  { stream, tree }: LogRow,
  { readTile }: LogFiles,
  { size, root }: CheckpointRow,
  leads: boolean,
): Promise<Finding[]> {
  const differs: Finding[] = [{ invariant: 'I4', finding: 'tree-differs', record: `${stream} tree` }];
  const own = rootOfRange(sha256, tree);
  if (tree.size === size) return sameBytes(own, root) ? [] : differs;
  if (!leads || tree.size < size) return [];
  if (tree.size - size > mostBeyond) throw new Error('too much is not published yet');
  const published = await frontierFromTiles(sha256, readTile, size);
  const grown = await ctx.transact('read', ({ tx }) => grownByLeaves(tx, stream, published, tree.size));
  return sameBytes(own, rootOfRange(sha256, grown)) ? [] : differs;
}

/** What is published is what the database knows: nothing more, nothing else, nothing gone. */
async function publishedFindings(
  ctx: CheckingContext,
  { log, told, published }: Standing,
): Promise<Finding[]> {
  const { stream, tree } = log;
  const record = (size: number) => `${stream} size ${size}`;
  const findings: Finding[] = [];
  if (told > (published.after?.checkpoint.size ?? 0))
    findings.push({ invariant: 'I6', finding: 'checkpoint-missing', record: record(told) });
  if (!published.before) return findings;
  const { size, root } = published.before.checkpoint;
  if (size > tree.size)
    return [...findings, { invariant: 'I7', finding: 'database-behind', record: record(size) }];
  const kept = await ctx.transact('read', ({ tx }) => checkpointAt(tx, stream, size));
  if (!kept || !sameBytes(kept.root, root))
    findings.push({ invariant: 'I6', finding: 'published-differs', record: record(size) });
  return findings;
}

/** The tiles lead to the newest root, and from the one before to it. */
async function rootFindings(
  { stream }: LogRow,
  { readTile }: LogFiles,
  newest: CheckpointRow,
  earlier: CheckpointRow | undefined,
): Promise<Finding[]> {
  const record = `${stream} size ${newest.size}`;
  try {
    const root = await rootFromTiles(sha256, readTile, newest.size);
    if (!sameBytes(root, newest.root)) return [{ invariant: 'I4', finding: 'root-differs', record }];
    if (!earlier) return [];
    const proof = await consistencyProofFromTiles(sha256, readTile, earlier.size, newest.size);
    const follows = await verifyConsistency(sha256, earlier, newest, proof);
    return follows ? [] : [{ invariant: 'I5', finding: 'not-consistent', record }];
  } catch {
    return [{ invariant: 'I4', finding: 'tile-missing', record }];
  }
}
