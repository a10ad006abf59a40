import type { Acknowledged, BookFault } from './check-book.ts';
import type { FailingHouse } from './failing-house.ts';
import { type FailingOffice, openOffice } from './failing-office.ts';
import { registerOnce } from './register-once.ts';

export interface CrashPlan {
  registrations: number;
  databaseKills: number;
  programKills: number;
  /** Clerks who register at the same time. */
  clerks: number;
}

export interface Kill {
  of: 'database' | 'program';
  /** Milliseconds from the kill until the server was well again. */
  recovery: number;
}

export interface CrashReport {
  faults: BookFault[];
  acknowledged: number;
  kills: Kill[];
  seconds: number;
}

/**
 * Registers letters without pause while database and program are killed in turn, at even distances. Every seventh
 * answer is thrown away unread, as by a client that lost its network, and asked for again with the same key.
 */
export async function crashRun(
  house: FailingHouse,
  office: FailingOffice,
  plan: CrashPlan,
): Promise<CrashReport> {
  const started = performance.now();
  const run = crypto.randomUUID().slice(0, 8);
  const acknowledged: Acknowledged[] = [];
  const kills: Kill[] = [];
  const due = killsInTurn(plan);
  const distance = plan.registrations / (due.length + 1);
  let begun = 0;

  const clerk = async () => {
    while (begun < plan.registrations) {
      const index = begun++;
      const hangUps = index % 7 === 0 ? [(index * 3) % 50] : [];
      acknowledged.push(
        await registerOnce(office.clerk, { mark: `K-${run}-${index}`, servers: [house.url], hangUps }),
      );
    }
  };
  const killer = async () => {
    for (const [index, of] of due.entries()) {
      const at = (index + 1) * distance;
      while (acknowledged.length < at) await new Promise((done) => setTimeout(done, 5));
      kills.push({ of, recovery: await (of === 'database' ? house.killDatabase() : house.killProgram()) });
    }
  };
  await Promise.all([killer(), ...Array.from({ length: plan.clerks }, clerk)]);
  return {
    faults: await office.prove(acknowledged),
    acknowledged: acknowledged.length,
    kills,
    seconds: (performance.now() - started) / 1_000,
  };
}

/** Database and program by turns. */
export function killsInTurn({
  databaseKills,
  programKills,
}: Pick<CrashPlan, 'databaseKills' | 'programKills'>): Kill['of'][] {
  const order: Kill['of'][] = [];
  for (let round = 0; round < Math.max(databaseKills, programKills); round += 1) {
    if (round < databaseKills) order.push('database');
    if (round < programKills) order.push('program');
  }
  return order;
}

/** A new office in the database of the house. */
export async function officeIn(house: FailingHouse): Promise<FailingOffice> {
  return openOffice(() => house.databaseUrl());
}
