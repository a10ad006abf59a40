import { printCheckpoint } from '#core/transparency/checkpoint.ts';
import type { Finding } from '../check/findings.ts';
import type { CheckingContext } from '../check/standing.ts';
import { type AnchorRow, anchorsAfter, anchorsOf, newestAnchors } from './anchors.queries.ts';
import { leadsToRoot, readReceipt } from './chain-receipt.ts';
import { type Believed, believedClocks, judgeStamp } from './judge-stamp.ts';

/** Anchors that are in memory at once. */
const atOnce = 200;

/**
 * I4: what the outside says is of the checkpoints that the database has. A time stamp is judged whole; of a receipt that
 * it leads to its root, which the chain is asked about every hour.
 * @param most newest ones that are read, and with them those that were named earlier
 */
export async function checkAnchors(
  ctx: CheckingContext,
  most: number,
  standing: readonly Pick<Finding, 'finding' | 'record'>[] = [],
): Promise<Finding[]> {
  const named = standing
    .filter(({ finding }) => finding === 'anchor-differs' || finding === 'anchor-not-believed')
    .map(({ record }) => record);
  const rows = await ctx.transact('read', async ({ tx }) => [
    ...(await newestAnchors(tx, most)),
    ...(named.length > 0 ? await anchorsOf(tx, named) : []),
  ]);
  return faultsOf(ctx, await believedClocks(ctx), rows);
}

/** The same of every anchor. */
export async function checkAllAnchors(ctx: CheckingContext): Promise<Finding[]> {
  const believed = await believedClocks(ctx);
  const findings: Finding[] = [];
  for (let after: string | null = null; ; ) {
    const rows: AnchorRow[] = await ctx.transact('read', ({ tx }) => anchorsAfter(tx, after, atOnce));
    findings.push(...(await faultsOf(ctx, believed, rows)));
    if (rows.length < atOnce) return findings;
    after = rows.at(-1)!.id;
  }
}

async function faultsOf(
  { clock }: CheckingContext,
  believed: Believed,
  rows: readonly AnchorRow[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { kind, token, origin, stream, size, root } of rows) {
    const head = { origin, size, root };
    const record = `${stream} size ${size}`;
    const isLed = kind === 'chain' && (await leadsToRoot(readReceipt(token), head));
    const verdict =
      kind === 'time-stamp'
        ? judgeStamp(token, printCheckpoint(head), believed, clock.now())
        : isLed
          ? 'holds'
          : 'differs';
    if (verdict !== 'holds') findings.push({ invariant: 'I4', finding: `anchor-${verdict}`, record });
  }
  return findings;
}
