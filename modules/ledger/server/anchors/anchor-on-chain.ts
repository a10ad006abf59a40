import { newId } from '#core/contract/ids.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { base64Of, sameBytes } from '#core/transparency/bytes.ts';
import type { AnchorContract } from '../../chain/anchor-contract.ts';
import type { LogName } from '../../contract/terms.ts';
import type { Finding } from '../check/findings.ts';
import { anchorsOf, keepReceipts, newestAnchors, publishedHeads } from './anchors.queries.ts';
import { readReceipt, receiptsOf, rootOfHeads } from './chain-receipt.ts';

const hour = 3_600_000;

/**
 * Writes the root over the newest checkpoints of all agencies to the contract: one transaction an hour, and none where
 * nothing was published since. A crash between the transaction and its receipt costs the receipts of that hour alone.
 * @returns how many checkpoints were anchored
 */
export async function anchorOnChain(
  ctx: JobContext,
  contract: AnchorContract,
  address: string,
): Promise<number> {
  const heads = await ctx.transact('read', ({ tx }) => publishedHeads(tx));
  if (heads.every(({ isAnchored }) => isAnchored)) return 0;
  const epoch = BigInt(Math.floor(ctx.clock.now().getTime() / hour));
  if ((await contract.last()) >= epoch) return 0;
  const root = rootOfHeads(heads);
  const place = await contract.anchor(epoch, root);
  const receipts = receiptsOf(heads, { ...place, contract: address, epoch: String(epoch) });
  const source = await contract.source();
  const rows = heads.map((head, index) => ({
    ...{ agencyId: head.agencyId, id: newId(), stream: head.stream as LogName, size: head.size },
    token: Buffer.from(`${JSON.stringify(receipts[index], null, 2)}\n`),
  }));
  return ctx.transact('write', ({ tx }) => keepReceipts(tx, rows, source, ctx.clock.now()));
}

/** What the chain itself says of the newest receipts, and of those that were named earlier. */
export async function askChain(
  ctx: JobContext,
  contract: AnchorContract,
  most: number,
  named: readonly string[],
): Promise<{ findings: Finding[]; asked: ReadonlySet<string> }> {
  const receipts = await ctx.transact('read', async ({ tx }) => [
    ...(await newestAnchors(tx, most, 'chain')),
    ...(named.length > 0 ? await anchorsOf(tx, named) : []).filter(({ kind }) => kind === 'chain'),
  ]);
  const findings: Finding[] = [];
  const asked = new Set<string>();
  for (const { stream, size, token } of receipts) {
    const receipt = readReceipt(token);
    const record = `${stream} size ${size}`;
    if (!receipt || asked.has(record)) continue;
    const there = await contract.rootOf(BigInt(receipt.epoch));
    asked.add(record);
    if (!sameBytes(there, Buffer.from(receipt.root, 'base64')) || base64Of(there) !== receipt.root)
      findings.push({ invariant: 'I4', finding: 'chain-differs', record });
  }
  return { findings, asked };
}
