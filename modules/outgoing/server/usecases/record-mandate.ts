import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { mandateEnded, mandateRecorded } from '../../contract/configuration-events.ts';
import type { MandateView, mandates } from '../../contract/mandates.ts';
import { delegateSigning } from '../../contract/permissions.ts';
import { DelegationId } from '../../contract/terms.ts';
import { todayOf } from '../configuration/deciding.ts';
import { mandateViews } from '../configuration/mandate-views.ts';
import { heldMandate, type MandateRow, mandatesRecorded } from '../configuration/mandates.queries.ts';
import { addMandate, endMandateAt } from '../configuration/mandates.writes.ts';
import { rulesInForce } from '../configuration/rules-in-force.ts';
import { signingFacts } from '../configuration/signing-facts.ts';
import { isMandateLevel } from '../rules/authority/mandate-level.ts';

/** Who may sign for whom, and by which decree. */
export async function listMandates(
  ctx: TxContext,
  input: InputOf<typeof mandates.list>,
): Promise<OutputOf<typeof mandates.list>> {
  const after = DelegationId.safeParse(input.cursor);
  const rows = await mandatesRecorded(ctx.tx, {
    postId: input.postId,
    at: input.current ? ctx.clock.now() : null,
    after: after.success ? after.data : null,
    limit: input.size,
  });
  const page = rows.slice(0, input.size);
  return {
    items: await mandateViews(ctx, page),
    next: rows.length > input.size ? (page.at(-1)?.id ?? null) : null,
  };
}

async function showMandate(ctx: TxContext, row: MandateRow): Promise<MandateView> {
  const [view] = await mandateViews(ctx, [row]);
  return found(view);
}

/** Records a mandate from its decree: given by a post of the actor's units, one level down. */
export async function recordMandate(
  ctx: TxContext,
  input: InputOf<typeof mandates.record>,
): Promise<MandateView> {
  const { tx, actor, clock } = ctx;
  const { posts } = await signingFacts(tx, [input.fromPostId, input.toPostId]);
  const [from, to] = [found(posts.get(input.fromPostId)), found(posts.get(input.toPostId))];
  ensure(holds(actor, delegateSigning, await unitPath(tx, from.unitId)), 'core.not-found');
  ensure(isMandateLevel(input.kind, from, to, posts), 'outgoing.mandate-not-one-level');
  const startsAt = new Date(input.startsAt);
  const endsAt = input.endsAt === null ? null : new Date(input.endsAt);
  ensure(endsAt === null || endsAt > startsAt, 'outgoing.mandate-ends-before');
  const { kinds } = await rulesInForce(tx, todayOf(ctx));
  const known = new Set(kinds.map(({ code }) => code));
  ensure(
    (input.letterKinds ?? []).every((code) => known.has(code)),
    'outgoing.kind-unknown',
  );
  const row: MandateRow = {
    id: newId(),
    kind: input.kind,
    fromPostId: from.id,
    toPostId: to.id,
    letterKinds: input.letterKinds,
    startsAt,
    endsAt,
    decreeNumber: input.decreeNumber,
    recordedBy: found(actor.personId),
    recordedAt: clock.now(),
  };
  await addMandate(tx, row);
  await emit(ctx, mandateRecorded, { subject: row.id, payload: told(row) });
  return showMandate(ctx, row);
}

/** Ends a mandate; before it began it is never in force. */
export async function endMandate(ctx: TxContext, input: InputOf<typeof mandates.end>): Promise<MandateView> {
  const { tx, actor, clock } = ctx;
  const row = found(await heldMandate(tx, input.mandateId));
  const { posts } = await signingFacts(tx, [row.fromPostId]);
  const from = found(posts.get(row.fromPostId));
  ensure(holds(actor, delegateSigning, await unitPath(tx, from.unitId)), 'core.not-found');
  const now = clock.now();
  ensure(row.endsAt === null || row.endsAt > now, 'outgoing.mandate-over');
  const wanted = input.endsAt ? new Date(input.endsAt) : now;
  // What was signed by it stays signed by it: it cannot end in the past.
  ensure(wanted >= now, 'outgoing.mandate-ends-before');
  const endsAt = wanted < row.startsAt ? row.startsAt : wanted;
  await endMandateAt(tx, row.id, endsAt);
  await emit(ctx, mandateEnded, { subject: row.id, payload: told(row) });
  return showMandate(ctx, { ...row, endsAt });
}

function told({ kind, fromPostId, toPostId, decreeNumber }: MandateRow) {
  return { kind, posts: [fromPostId, toPostId], decree: decreeNumber };
}
