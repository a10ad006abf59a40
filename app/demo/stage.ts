import { Readable } from 'node:stream';
import { fixedClock } from '#core/clock/clock.ts';
import type { AgencyId, FileId } from '#core/contract/ids.ts';
import type { InputOf, Operation, SentInput } from '#core/contract/operation.ts';
import { transact } from '#core/db/tx.ts';
import type { Identity } from '#core/http/ports.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { JobContext } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { publicActor, systemActor } from '#core/session/public-actor.ts';
import { registerObject } from '#modules/files/server/files.api.ts';
import { actorOf } from '#modules/organization/server/organization.api.ts';
import type { House } from '../house.ts';
import type { DemoAgency, WriteInAgency } from './load-organization.ts';

/** Where a demo story is played: through the use cases, by its people, at times in the past. */
export interface Stage {
  /** The program itself at work in an agency, now. */
  write: WriteInAgency;
  /** One act of a person of the agency at an instant. */
  act<Op extends Operation, Answer>(
    agency: DemoAgency,
    person: string,
    at: Date,
    op: Op,
    run: (ctx: TxContext, input: InputOf<Op>) => Promise<Answer>,
    input: SentInput<Op>,
  ): Promise<Answer>;
  /** A context for acts of a person that hold no transaction, at an instant; as the web server gives it. */
  outside(agency: DemoAgency, person: string, at: Date): OutsideContext;
  /** What the program does in the background, done now. */
  work(agency: DemoAgency, work: (ctx: JobContext) => Promise<void>): Promise<void>;
  /** A PDF that a person of the agency uploads at an instant; made here, so nothing has to be looked for in it. */
  upload(agency: DemoAgency, person: string, at: Date, name: string, content: Buffer): Promise<FileId>;
}

export function openStage(house: House): Stage {
  const base = { ...house.services, locale: 'id' as const, requestId: 'demo' };
  return {
    write: (agencyId, zone, work) =>
      transact(house.workerPool, { agency: agencyId }, 'write', (tx) =>
        work({ ...base, tx, actor: systemActor(agencyId, zone) }),
      ),
    act: (agency, person, at, op, run, input) => {
      const { personId } = agency.people.get(person)!;
      const settings = { agency: agency.agencyId, person: personId };
      return transact(house.workerPool, settings, 'write', async (tx) => {
        const actor = await actorOf(tx, identityOf(agency, person, at), at);
        return run({ ...base, clock: fixedClock(at), tx, actor }, op.input.parse(input) as never);
      });
    },
    outside: (agency, person, at) => {
      const agencyId = agency.agencyId as AgencyId;
      const { personId } = agency.people.get(person)!;
      const context = { ...base, clock: fixedClock(at) };
      return {
        ...context,
        actor: { ...publicActor, agencyId },
        request: nobodyAsks,
        reply: { cookies: [] },
        transact: (mode, work) =>
          transact(
            house.appPool,
            { agency: agencyId, person: personId },
            mode === 'read' ? 'read' : 'write',
            async (tx) =>
              work({ ...context, tx, actor: await actorOf(tx, identityOf(agency, person, at), at) }),
          ),
      };
    },
    work: ({ agencyId, zone }, work) => {
      const context = { ...base, actor: systemActor(agencyId, zone), signal: new AbortController().signal };
      return work({
        ...context,
        transact: (mode, inner) =>
          transact(house.workerPool, { agency: agencyId }, mode, (tx) => inner({ ...context, tx })),
      });
    },
    upload: async (agency, person, at, name, content) => {
      const { personId } = agency.people.get(person)!;
      const limits = { maxBytes: content.length, agency: agency.agencyId };
      const object = await house.services.files.put(Readable.from([content]), limits);
      const made = { object, name, mediaType: 'application/pdf', personId, at };
      return transact(house.workerPool, { agency: agency.agencyId }, 'write', async (tx) => {
        const file = await registerObject(tx, made);
        return file.fileId;
      });
    },
  };
}

/** Acts of people at instants, with the rights of the web server. */
export function actsOf(stage: Stage, agency: DemoAgency) {
  return <Op extends Operation, Answer>(
    who: string,
    at: Date,
    op: Op,
    run: (ctx: TxContext, input: InputOf<Op>) => Promise<Answer>,
    input: SentInput<Op>,
  ): Promise<Answer> =>
    stage.outside(agency, who, at).transact('write', (inner) => run(inner, op.input.parse(input) as never));
}

/** Somebody who has just signed in. */
function identityOf(agency: DemoAgency, person: string, at: Date): Identity {
  return {
    kind: 'person',
    agencyId: agency.agencyId as AgencyId,
    zone: agency.zone,
    personId: agency.people.get(person)!.personId,
    sessionId: null,
    factorAt: at,
    locale: null,
    scopes: null,
  };
}

const nobodyAsks: OutsideContext['request'] = {
  ip: '127.0.0.1',
  userAgent: '',
  body: Readable.from([]),
  header: () => undefined,
  cookie: () => undefined,
};
