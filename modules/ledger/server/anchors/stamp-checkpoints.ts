import { createHash } from 'node:crypto';
import type { JobContext } from '#core/jobs/job.ts';
import { printCheckpoint } from '#core/transparency/checkpoint.ts';
import {
  DerFault,
  outsideClock,
  StampRefused,
  timeStampRequest,
} from '#modules/signatures/server/signatures.api.ts';
import type { Finding } from '../check/findings.ts';
import { keepAnchor, unanchored } from './anchors.queries.ts';
import { believedClocks, judgeStamp, type StampVerdict } from './judge-stamp.ts';

/**
 * Has the newest checkpoint of each log stamped by a clock outside (RFC 3161), over SHA-256 of its text. What does not
 * hold now would be found by everybody later, and is not kept.
 * @returns what is told: a clock that the agency does not believe, or whose stamp does not hold
 * @throws ClockFault, StampRefused where it gave none
 */
export async function stampCheckpoints(ctx: JobContext, clockUrl: string): Promise<Finding[]> {
  const ask = outsideClock(clockUrl, ctx.plainHosts ?? []);
  const believed = await believedClocks(ctx);
  for (const { stream, ...checkpoint } of await ctx.transact('read', ({ tx }) =>
    unanchored(tx, 'time-stamp'),
  )) {
    const text = printCheckpoint(checkpoint);
    const request = timeStampRequest(createHash('sha256').update(text).digest());
    const token = tokenIn(request, await ask(request.der));
    if (!token) return told('differs');
    const verdict = judgeStamp(token, text, believed, ctx.clock.now());
    if (verdict !== 'holds') return told(verdict);
    const kept = { kind: 'time-stamp' as const, stream, size: checkpoint.size, token, source: clockUrl };
    await ctx.transact('write', (inner) => keepAnchor(inner, kept));
  }
  return [];
}

const told = (verdict: Exclude<StampVerdict, 'holds'>): Finding[] => [
  { invariant: 'I4', finding: `clock-${verdict}`, record: 'LEDGER_CLOCK_URL' },
];

/** The token of an answer; nothing where it is of something else, or no answer of a clock at all. */
function tokenIn(request: ReturnType<typeof timeStampRequest>, answer: Uint8Array): Uint8Array | undefined {
  try {
    return request.tokenIn(answer);
  } catch (error) {
    if (error instanceof DerFault && !(error instanceof StampRefused)) return undefined;
    throw error;
  }
}
