import fc from 'fast-check';
import { AppError } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import { noAnswer } from '#office/data/client.ts';
import { newSecret, sealsBy } from '#office/outbox/sealed/sealed-rows.ts';
import { rowsInMemory } from '#office/outbox/sealed/test/rows-in-memory.ts';
import type { CheckInId } from '../../../contract/terms.ts';
import { type BoxWorld, type CheckInBox, checkInBox, type SignedCheckIn } from '../check-in-box.ts';

/** What the server does with check-ins, for one person. */
export interface ModelServer {
  checkIn: BoxWorld['checkIn'];
  bring: BoxWorld['bring'];
}

/** How a request fares. `late`: it arrives when other things have happened. */
const nets = ['ok', 'no-network', 'lost-answer', 'twice', 'late'] as const;
type Net = (typeof nets)[number];

export type Step =
  | { do: 'tap' | 'send' | 'kill'; tab: number; diesAt: number | null }
  | { do: 'net'; net: Net }
  | { do: 'full'; full: boolean }
  | { do: 'arrive' }
  | { do: 'other-person' };

const tab = fc.nat(1);
const diesAt = fc.option(fc.nat(6), { freq: 3 });
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('tap' as const), tab, diesAt }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), tab, diesAt }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('net' as const), net: fc.constantFrom(...nets) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), tab, diesAt }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('full' as const), full: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant({ do: 'arrive' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'other-person' as const }) },
  ),
  { minLength: 1, maxLength: 14 },
);

/** A fault that is planted between the outbox and its world. */
export type Fault = (world: BoxWorld) => BoxWorld;

interface Tab {
  box: CheckInBox;
  /** Steps until it dies; null while nothing kills it. */
  left: number | null;
  dead: boolean;
  died: Promise<void>;
  die: () => void;
}

const never = <T>(): Promise<T> => new Promise(() => {});

/** One phone with two tabs and a bad network; each step of a tab can be its last. */
export async function phone(owner: string, server: ModelServer, fault: Fault = (world) => world) {
  const device = rowsInMemory();
  const secret = await newSecret();
  const seals = sealsBy(async () => secret);
  const underWay: (() => Promise<unknown>)[] = [];
  let net: Net = 'ok';
  let turn: Promise<unknown> = Promise.resolve();
  /** Taps that the device promised to keep. */
  const promised: string[] = [];

  async function across<T>(request: () => Promise<T>): Promise<T> {
    if (net === 'no-network') throw new AppError(noAnswer);
    if (net === 'late') {
      underWay.push(request);
      throw new AppError(noAnswer);
    }
    const answer = await request();
    if (net === 'twice') await request();
    if (net === 'lost-answer') throw new AppError(noAnswer);
    return answer;
  }

  function worldOf(own: () => Tab): BoxWorld {
    /** Before and after each thing that a tab does in the world it may die. */
    const mortal = async <T>(act: () => Promise<T>): Promise<T> => {
      if (dies(own())) return never();
      const done = await act();
      return dies(own()) ? never() : done;
    };
    const { rows } = device;
    return fault({
      rows: {
        put: (row) => mortal(() => rows.put(row)),
        of: (whose) => mortal(() => rows.of(whose)),
        ofOthers: (than) => mortal(() => rows.ofOthers(than)),
        drop: (whose, key) => mortal(() => rows.drop(whose, key)),
      },
      seals,
      checkIn: (item) => mortal(() => across(() => server.checkIn(item))),
      bring: (items) => mortal(() => across(() => server.bring(items))),
      sendPhoto: async () => newId<'File'>(),
      inTurn: (work) => {
        const mine = turn.then(() => work());
        // The lock of a tab that died is free again.
        turn = Promise.race([mine.catch(() => {}), own().died]);
        return mine;
      },
    });
  }

  function opened(): Tab {
    let die = () => {};
    const died = new Promise<void>((resolve) => {
      die = resolve;
    });
    const tab: Tab = { box: null!, left: null, dead: false, died, die };
    tab.box = checkInBox(
      owner,
      worldOf(() => tab),
    );
    return tab;
  }

  function dies(tab: Tab): boolean {
    if (tab.left !== null) {
      tab.left -= 1;
      if (tab.left < 0) tab.dead = true;
    }
    if (tab.dead) tab.die();
    return tab.dead;
  }

  const tabs = [opened(), opened()];
  const during = async (at: number, diesAt: number | null, work: (tab: Tab) => Promise<unknown>) => {
    const tab = tabs[at]!;
    tab.left = diesAt;
    await Promise.race([work(tab), tab.died]);
    tab.left = null;
    if (tab.dead) tabs[at] = opened();
  };

  return {
    device,
    promised,
    /** What of the person lies here. */
    list: () => opened().box.list(),
    async take(step: Step, sign: () => Promise<SignedCheckIn>): Promise<void> {
      if (step.do === 'tap')
        await during(step.tab, step.diesAt, async ({ box }) => {
          const item = await sign();
          const kept = await box.keep(item, null);
          if (!kept.unkept) promised.push(item.statement.checkInId);
          await box.sendNow(kept);
        });
      if (step.do === 'send') await during(step.tab, step.diesAt, ({ box }) => box.sendAll());
      if (step.do === 'kill') tabs[step.tab] = opened();
      if (step.do === 'net') net = step.net;
      if (step.do === 'full') device.full = step.full;
      if (step.do === 'arrive') await underWay.shift()?.();
      if (step.do === 'other-person') {
        const theirs = checkInBox(`${owner}-other`, worldOf(opened));
        if ((await theirs.list()).length > 0) throw new Error('shown to somebody else');
        await theirs.sendAll();
      }
    },
    /** The network is good again, what was under way arrives, and the app is opened. */
    async settle(): Promise<void> {
      [net, device.full] = ['ok', false];
      for (const request of underWay.splice(0)) await request().catch(() => {});
      await opened().box.sendAll();
      await opened().box.sendAll();
    },
  };
}

/** Planted: the id is made when it is sent. */
export const idAtSending: Fault = (world) => {
  const renewed = (item: SignedCheckIn): SignedCheckIn => ({
    ...item,
    statement: { ...item.statement, checkInId: newId<'CheckIn'>() as CheckInId },
  });
  return {
    ...world,
    checkIn: (item) => world.checkIn(renewed(item)),
    bring: (items) => world.bring(items.map(renewed)),
  };
};

/** Planted: the row goes before the answer is there. */
export const goneBeforeAnswer =
  (owner: string): Fault =>
  (world) => {
    const forget = (items: readonly SignedCheckIn[]) =>
      Promise.all(items.map(({ statement }) => world.rows.drop(owner, statement.checkInId)));
    return {
      ...world,
      checkIn: async (item) => forget([item]).then(() => world.checkIn(item)),
      bring: async (items) => forget(items).then(() => world.bring(items)),
    };
  };

/** Planted: called kept before it is. */
export const keptLater: Fault = (world) => ({ ...world, rows: { ...world.rows, put: async () => {} } });
