import { createHash } from 'node:crypto';
import type { JobContext } from '#core/jobs/job.ts';
import { believedBy, checkedTimeStamp, isStampBelieved } from '#modules/signatures/server/signatures.api.ts';

/** Authorities that the agency believes; its own are no outside, and count for nothing here. */
export type Believed = Parameters<typeof isStampBelieved>[2];

export async function believedClocks({
  transact,
  actor,
}: Pick<JobContext, 'transact' | 'actor'>): Promise<Believed> {
  const rows = await transact('read', ({ tx }) => believedBy(tx, actor.agencyId));
  return rows.map(({ certificate, certified }) => ({ certificate, certified }));
}

export type StampVerdict =
  | 'holds'
  /** It is of another text, or its signature does not hold. */
  | 'differs'
  /** Its clock is none that an authority answers for which the agency believes. */
  | 'not-believed';

/** Whether a token stamps this text, by a clock that the agency believes. */
export function judgeStamp(token: Uint8Array, text: string, believed: Believed, now: Date): StampVerdict {
  const digestOf: Parameters<typeof checkedTimeStamp>[1] = (algorithm) =>
    createHash(algorithm).update(text).digest();
  if (checkedTimeStamp(token, digestOf).faults.length > 0) return 'differs';
  return isStampBelieved(token, digestOf, believed, now) ? 'holds' : 'not-believed';
}
