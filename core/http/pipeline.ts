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
  /** Sign-in → allowance → validate → transaction → gate → use case → remember; the answer is shaped by the contract. */
  run(call: Call): Promise<{ answer: unknown; reply: Reply; identity: Identity | undefined }>;
  identify(token: string | undefined): Promise<Identity | undefined>;
}

export function createPipeline(
  services: Services,
  pool: pg.Pool,
  port: IdentityPort,
  limits?: QuotaLimits,
): Pipeline {
  const quotas = createQuotas(limits);
  const inTurn = createFairShare(pool.options.max);
  const identify = async (token: string | undefined) => (token ? port.identify(token) : undefined);

  const contextOf = (call: Call, identity: Identity | undefined, actor: Actor): Context => ({
    ...services,
    actor,
    locale: identity?.locale ?? call.locale,
    requestId: call.requestId,
  });

  /** Opens a transaction for the actor and lets them through the gate of the operation. */
  const within = <T>(
    call: Call,
    identity: Identity | undefined,
    mode: Mode,
    work: (ctx: TxContext) => Promise<T>,
  ): Promise<T> => {
    const { operation } = call.route;
    const settings = identity ? { agency: identity.agencyId, person: identity.personId } : {};
    return inTurn(identity?.agencyId ?? 'public', () =>
      transact(pool, settings, mode, async (tx: Tx) => {
        const actor = identity ? await port.actorOf(tx, identity, services.clock.now()) : publicActor;
        passGate(operation, actor, services.clock.now());
        return work({ ...contextOf(call, identity, actor), tx });
      }),
    );
  };

  const runInside = async (call: Call, identity: Identity | undefined, input: unknown): Promise<unknown> => {
    const { operation } = call.route;
    const unsafe = isUnsafe(operation);
    const act = actOf(operation, call.facts, input, services.secrets);
    const once = () =>
      within(call, identity, unsafe ? 'write' : 'read', async (ctx) => {
        const answer = shape(operation, await call.route.inside!(ctx, input as never));
        if (act && identity) remember(ctx.tx, identity, act, answer ?? null);
        return answer;
      });
    if (!act) return once();
    // What failed in its only transaction has written nothing.
    return identity ? onlyOnce(pool, identity, act, once) : withKey(call, identity, act, once, () => false);
  };

  /** What cannot keep its answer in its own transaction takes its key before, and answers for it after. */
  const withKey = <T>(
    call: Call,
    identity: Identity | undefined,
    act: Act,
    run: () => Promise<T>,
    hasWritten: () => boolean,
  ): Promise<T> => {
    const { tellsOnce, access } = call.route.operation;
    return doOnce(
      {
        pool,
        identity,
        act,
        tellsOnce: tellsOnce === true || access.kind === 'public',
        hasWritten,
        ensureMay: () => within(call, identity, 'read', async () => undefined),
        complain: (error) => services.log.error({ err: error, requestId: call.requestId }, 'key not settled'),
      },
      run,
    );
  };

  const runOutside = (
    call: Call,
    identity: Identity | undefined,
    input: unknown,
    reply: Reply,
  ): Promise<unknown> => {
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
    const { operation } = call.route;
    const run = async () => shape(operation, await call.route.outside!(ctx, input as never));
    const act = actOf(operation, call.facts, input, services.secrets);
    return act ? withKey(call, identity, act, run, () => written) : run();
  };

  return {
    identify,
    async run(call) {
      const { operation } = call.route;
      if (call.token) quotas.refuseSpent(call.token);
      const identity = await identify(call.token);
      if (call.token && identity) quotas.takeRequest(call.token, identity);
      ensure(identity || operation.access.kind === 'public', 'core.signed-out');
      const input = validated(operation.input, call.rawInput);
      if (identity) quotas.take(identity, operation.costs, input);
      const reply: Reply = { cookies: [] };
      const answer = call.route.inside
        ? await runInside(call, identity, input)
        : await runOutside(call, identity, input, reply);
      return { answer, reply, identity };
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

async function onlyOnce(
  pool: pg.Pool,
  identity: Identity,
  act: Act,
  run: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (!mayBeRepeated(error)) throw error;
    const earlier = await recall(pool, identity, act);
    if (!earlier) throw error;
    return earlier.answer;
  }
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
