import type pg from 'pg';
import type { z } from 'zod';
import { AppError, ensure, type FieldFault } from '../contract/errors.ts';
import { isUnsafe, type Operation } from '../contract/operation.ts';
import { type Mode, type Tx, transact } from '../db/tx.ts';
import { ensureFresh } from '../policy/step-up.ts';
import { type Actor, actsAsPerson, holdsAnywhere } from '../session/actor.ts';
import type { Context, Services, TxContext } from '../session/context.ts';
import { publicActor } from '../session/public-actor.ts';
import { createFairShare } from './fair-share.ts';
import { type Act, actOf, mayBeRepeated, recall, remember } from './idempotency.ts';
import { doOnce } from './keyed-work.ts';
import type { Identity, IdentityPort } from './ports.ts';
import { createQuotas, type QuotaLimits } from './quotas.ts';
import type { OutsideContext, Reply, RequestFacts, Route } from './route.ts';

export interface Call {
  route: Route;
  rawInput: unknown;
  token: string | undefined;
  requestId: string;
  locale: Context['locale'];
  facts: RequestFacts;
}

export interface Pipeline {
  /** Sign-in → allowance → validate → gate → use case → remember; the answer is shaped by the contract. */
  run(call: Call): Promise<{ answer: unknown; reply: Reply }>;
}

export function createPipeline(
  services: Services,
  pool: pg.Pool,
  port: IdentityPort,
  limits?: QuotaLimits,
): Pipeline {
  const quotas = createQuotas(limits);
  const inTurn = createFairShare(pool.options.max);
  const agencies = createAgencyMemory();
  const now = () => services.clock.now();

  const contextOf = (call: Call, identity: Identity | undefined, actor: Actor): Context => ({
    ...services,
    actor,
    locale: identity?.locale ?? call.locale,
    requestId: call.requestId,
  });

  /** What comes of being known, or not: the allowances, and the input as the contract wants it. */
  const admit = (call: Call, identity: Identity | undefined): unknown => {
    const { operation } = call.route;
    if (call.token && identity) quotas.takeRequest(call.token, identity);
    ensure(identity || operation.access.kind === 'public', 'core.signed-out');
    if (identity) ensure(isFor(identity, call.facts), 'core.other-person');
    const input = validated(operation.input, call.rawInput);
    if (identity) quotas.take(identity, operation.costs, input);
    return input;
  };

  const noteUse = async (call: Call, identity: Identity | undefined): Promise<void> => {
    if (!call.token || !identity?.unnoted) return;
    await port.noteUse(call.token, now()).catch((error: unknown) => {
      services.log.warn({ err: error, requestId: call.requestId }, 'use of a token not noted');
    });
  };

  /**
   * One transaction from sign-in to the answer. Who asks is found in it, together with its beginning; what failed in it
   * has written nothing.
   */
  const runInside = async (call: Call): Promise<unknown> => {
    const { operation } = call.route;
    const known: { identity?: Identity; act?: Act | undefined } = {};
    const once = () =>
      inTurn(agencies.of(call.token), () =>
        transact(pool, {}, isUnsafe(operation) ? 'write' : 'read', async (tx) => {
          const entered = call.token ? await port.enter(tx, call.token, now()) : undefined;
          known.identity = entered?.identity;
          agencies.note(call.token, entered?.identity);
          const input = admit(call, entered?.identity);
          known.act = actOf(operation, call.facts, input, services.secrets);
          const actor = entered?.actor ?? publicActor;
          passGate(operation, actor, now());
          const ctx = { ...contextOf(call, entered?.identity, actor), tx };
          const answer = shape(operation, await call.route.inside!(ctx, input as never));
          if (known.act && entered) remember(tx, entered.identity, known.act, answer ?? null);
          return answer;
        }),
      );
    try {
      return await once();
    } catch (error) {
      return await answeredBefore(pool, known.identity, known.act, error);
    } finally {
      await noteUse(call, known.identity);
    }
  };

  /** Opens a transaction for an identity that was found before, and lets it through the gate of the operation. */
  const within = <T>(
    call: Call,
    identity: Identity | undefined,
    mode: Mode,
    work: (ctx: TxContext) => Promise<T>,
  ): Promise<T> => {
    const settings = identity ? { agency: identity.agencyId, person: identity.personId } : {};
    return inTurn(identity?.agencyId ?? 'public', () =>
      transact(pool, settings, mode, async (tx: Tx) => {
        const actor = identity ? await port.actorOf(tx, identity, now()) : publicActor;
        passGate(call.route.operation, actor, now());
        return work({ ...contextOf(call, identity, actor), tx });
      }),
    );
  };

  /**
   * Work of several transactions, and what strangers may write: neither can keep its answer in its own transaction, so
   * the key is taken before and answered for after.
   */
  const runApart = async (call: Call, reply: Reply): Promise<unknown> => {
    const { route } = call;
    const { operation } = route;
    const identity = call.token ? await port.identify(call.token) : undefined;
    await noteUse(call, identity);
    const input = admit(call, identity);
    let written = false;
    const ctx: OutsideContext = {
      // Outside a transaction nobody has rights yet; only the agency is known, for what belongs to it.
      ...contextOf(call, identity, identity ? { ...publicActor, agencyId: identity.agencyId } : publicActor),
      request: call.facts,
      reply,
      transact: async (mode, work) => {
        const result = await within(call, identity, mode === 'note' ? 'write' : mode, work);
        written ||= mode === 'write';
        return result;
      },
    };
    const run = async () =>
      shape(
        operation,
        route.inside
          ? await ctx.transact('write', (inside) => route.inside!(inside, input as never))
          : await route.outside!(ctx, input as never),
      );
    const act = actOf(operation, call.facts, input, services.secrets);
    if (!act) return run();
    return doOnce(
      {
        pool,
        identity,
        act,
        tellsOnce: operation.tellsOnce === true || operation.access.kind === 'public',
        hasWritten: () => written,
        ensureMay: () => within(call, identity, 'read', async () => undefined),
        complain: (error) => services.log.error({ err: error, requestId: call.requestId }, 'key not settled'),
      },
      run,
    );
  };

  return {
    async run(call) {
      const { inside, operation } = call.route;
      if (call.token) quotas.refuseSpent(call.token);
      const reply: Reply = { cookies: [] };
      const apart = !inside || (isUnsafe(operation) && operation.access.kind === 'public');
      return { answer: apart ? await runApart(call, reply) : await runInside(call), reply };
    },
  };
}

/** How many tokens are remembered at once; beyond, all are learned anew. */
const mostTokens = 20_000;

/**
 * Whose requests a token's were last time: they stand in line before it is known who they are. A token that was never
 * let in stands in line with the strangers.
 */
function createAgencyMemory(): {
  of(token: string | undefined): string;
  note(token: string | undefined, identity: Identity | undefined): void;
} {
  const known = new Map<string, string>();
  return {
    of: (token) => (token && known.get(token)) ?? 'public',
    note: (token, identity) => {
      if (!token) return;
      if (!identity) {
        known.delete(token);
        return;
      }
      if (!known.has(token) && known.size >= mostTokens) known.clear();
      known.set(token, identity.agencyId);
    },
  };
}

/** The first gate: the operation's access. The second, on the object, is in the use case. */
function passGate(op: Operation, actor: Actor, now: Date): void {
  if (op.access.kind === 'permission') ensure(holdsAnywhere(actor, op.access.permission), 'core.forbidden');
  if (op.access.kind === 'personal') ensure(actsAsPerson(actor), 'core.forbidden');
  if (op.stepUp === true) ensureFresh(actor, now);
}

/** Rows never leave the server: only what the contract names is sent. */
function shape(op: Operation, answer: unknown): unknown {
  return op.output && !op.produces && !op.stream ? op.output.parse(answer) : answer;
}

/** What an earlier run of the same act was answered. @throws `error` where there was none, or this one may not know */
async function answeredBefore(
  pool: pg.Pool,
  identity: Identity | undefined,
  act: Act | undefined,
  error: unknown,
): Promise<unknown> {
  if (!identity || !act || !mayBeRepeated(error)) throw error;
  const earlier = await recall(pool, identity, act);
  if (!earlier) throw error;
  return earlier.answer;
}

/** An open page says whose it is: it is not served in the name of somebody who signed in elsewhere since. */
function isFor(identity: Identity, facts: RequestFacts): boolean {
  const meant = facts.header('x-pendopo-person');
  return meant === undefined || meant === identity.personId;
}

/** The input as the contract wants it, or one error that names every field at fault. */
export function validated<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults: FieldFault[] = result.error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.join('.') || (issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : ''),
    code: issue.message.startsWith('core.') ? issue.message : `core.field.${issue.code}`,
  }));
  throw new AppError('core.invalid-input', {}, faults);
}
