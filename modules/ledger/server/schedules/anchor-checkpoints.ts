import type { JobContext, Schedule } from '#core/jobs/job.ts';
import { ClockFault, StampRefused } from '#modules/signatures/server/signatures.api.ts';
import { anchorContract, ChainFault } from '../../chain/anchor-contract.ts';
import { standingAlarms } from '../alarms/alarms.writes.ts';
import { mostStanding, raiseAlarms, settleAlarms } from '../alarms/raise-alarms.ts';
import { anchorOnChain, askChain } from '../anchors/anchor-on-chain.ts';
import { newestAnchors } from '../anchors/anchors.queries.ts';
import { tellLateAnchors } from '../anchors/late-anchors.ts';
import { stampCheckpoints } from '../anchors/stamp-checkpoints.ts';
import type { LedgerSettings } from '../ledger-settings.ts';

/** Receipts that are held against the chain with every run. */
const newestReceipts = 10;

/** Every hour, where a clock is named: what was published meanwhile is stamped. A clock that is silent is asked again. */
export function stampHourly({ clockUrl }: Pick<LedgerSettings, 'clockUrl'>): Schedule {
  return {
    name: 'ledger.stamp-checkpoints',
    cron: '7 * * * *',
    run: async (ctx) => {
      // What was told was told of the clock that is named no more.
      if (!clockUrl) return settleAlarms(ctx, 'stamps', [], () => true);
      try {
        await unlessSilent(ctx, () => stamp(ctx, clockUrl));
      } finally {
        await tellLateAnchors(ctx, 'stamps', 'time-stamp');
      }
    },
  };
}

async function stamp(ctx: JobContext, clockUrl: string): Promise<void> {
  const findings = await stampCheckpoints(ctx, clockUrl);
  await raiseAlarms(ctx, 'stamps', findings);
  // A run that had nothing to stamp did not ask the clock.
  const before = await ctx.transact('read', ({ tx }) => standingAlarms(tx, 'stamps', mostStanding));
  if (before.length === 0 || findings.length > 0) return;
  const [newest] = await ctx.transact('read', ({ tx }) => newestAnchors(tx, 1, 'time-stamp'));
  await settleAlarms(ctx, 'stamps', findings, ({ finding, lastSeenAt }) =>
    finding !== 'anchor-late' && newest ? newest.anchoredAt > lastSeenAt : false,
  );
}

/** Every hour, where a chain is named: one transaction for all agencies. */
export function anchorHourly({ chain }: Pick<LedgerSettings, 'chain'>): Schedule {
  return {
    name: 'ledger.anchor-checkpoints',
    cron: '9 * * * *',
    once: 'house',
    run: async (ctx) => {
      if (!chain) return;
      const contract = anchorContract({ ...chain, plainHosts: ctx.plainHosts ?? [] });
      await unlessSilent(ctx, () => anchorOnChain(ctx, contract, chain.contract));
    },
  };
}

/** Every hour: the chain still says what the receipts of the agency say. */
export function readChainHourly({ chain }: Pick<LedgerSettings, 'chain'>): Schedule {
  return {
    name: 'ledger.read-chain',
    cron: '19 * * * *',
    run: async (ctx) => {
      // Without a chain no anchor is wanted of it. What it said otherwise stands until it is asked again.
      if (!chain) return settleAlarms(ctx, 'chain', [], ({ finding }) => finding === 'anchor-late');
      await tellLateAnchors(ctx, 'chain', 'chain');
      const contract = anchorContract({ ...chain, plainHosts: ctx.plainHosts ?? [] });
      await unlessSilent(ctx, async () => {
        const before = await ctx.transact('read', ({ tx }) => standingAlarms(tx, 'chain', mostStanding));
        const named = before.map(({ record }) => record);
        const { findings, asked } = await askChain(ctx, contract, newestReceipts, named);
        await raiseAlarms(ctx, 'chain', findings);
        await settleAlarms(ctx, 'chain', findings, ({ record }) => asked.has(record));
      });
    },
  };
}

/** Whoever outside gives no answer, or refuses, is asked again; any other fault is one of ours, and rises. */
async function unlessSilent(ctx: JobContext, ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask();
  } catch (err) {
    if (![ClockFault, StampRefused, ChainFault].some((fault) => err instanceof fault)) throw err;
    ctx.log.warn({ err }, 'a clock or a chain did not answer; it is asked again in an hour');
  }
}
