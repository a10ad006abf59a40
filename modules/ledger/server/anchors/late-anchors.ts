import type { AnchorKind } from '../../contract/anchors.ts';
import type { Check } from '../alarms/alarms.writes.ts';
import { raiseAlarms, settleAlarms } from '../alarms/raise-alarms.ts';
import type { Finding } from '../check/findings.ts';
import type { PublishingContext } from '../publish/publishing-context.ts';
import { anchorsSince } from './anchors.queries.ts';

/** Hours that an anchor may be wanted: a clock or a chain that is silent is asked again every hour. */
const patienceHours = 24;

/** I8: tells of each log that wants an anchor of a kind for longer, until it gets one. */
export async function tellLateAnchors(ctx: PublishingContext, check: Check, kind: AnchorKind): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - patienceHours * 3_600_000);
  const logs = await ctx.transact('read', ({ tx }) => anchorsSince(tx, kind, since));
  const recordOf = (stream: string) => `${stream} ${kind}`;
  const findings = logs
    .filter(({ isLate }) => isLate)
    .map(({ stream }): Finding => ({ invariant: 'I8', finding: 'anchor-late', record: recordOf(stream) }));
  await raiseAlarms(ctx, check, findings);
  const anchored = new Map(
    logs.map(({ stream, anchoredAt }) => [recordOf(stream), anchoredAt?.getTime() ?? 0]),
  );
  await settleAlarms(
    ctx,
    check,
    findings,
    ({ finding, record, lastSeenAt }) =>
      finding === 'anchor-late' && (anchored.get(record) ?? 0) > lastSeenAt.getTime(),
  );
}
