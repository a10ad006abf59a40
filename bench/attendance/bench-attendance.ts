import { createPrivateKey, sign } from 'node:crypto';
import { newId } from '#core/contract/ids.ts';
import { type CheckInStatement, statementBytes } from '#modules/attendance/contract/check-in-statement.ts';
import { jittered } from '#modules/attendance/test/attendance-office.ts';
import type { Shot } from '../letters/http-load.ts';
import { type BenchOffice, layOutOffice } from '../letters/lay-out-office.ts';
import { makeFreshIds } from '../letters/load-letters.ts';
import { type Bench, measure, reportMemory } from '../letters/measuring.ts';
import { pgbenchScript } from '../letters/pgbench-script.ts';
import { recorder } from '../letters/recorder.ts';
import { type BenchOptions, runBench } from '../letters/run-bench.ts';
import { repeat } from '../letters/shots.ts';
import { say } from '../report.ts';
import { type BenchPeople, loadPeople } from './load-people.ts';

interface AttendanceBench extends Bench {
  loaded: BenchPeople;
}

const parts: Record<string, (bench: AttendanceBench) => Promise<void>> = {
  'check-in': measureCheckIns,
  board: measureBoard,
  recap: measureRecap,
  memory: async (bench) => reportMemory(bench, 'web', bench.web.pid),
};

/** Check-ins of `rows` people against the same SQL raw, the board and the recap of five thousand, on one machine in one run. */
export async function benchAttendance(options: BenchOptions): Promise<void> {
  await runBench(options, parts, async (house, owner) => {
    const { office, loaded } = await house.loaded(async () => {
      const laidOut: BenchOffice = await layOutOffice(owner);
      const wanted = options.rows ?? 10_000;
      say(`loading ${wanted} people`);
      return { office: laidOut, loaded: await loadPeople(owner, laidOut, wanted) };
    });
    await makeFreshIds(owner);
    const rows = loaded.people.length;
    return {
      ...{ name: 'attendance', house, office, loaded, owner, rows },
      seconds: options.seconds ?? (rows >= 100_000 ? 6 : 0.4),
      web: await house.web(),
      sqlOf: recorder(house),
    };
  });
}

/** Taps that were signed before the clock runs: on a small machine the load must not cost what it measures. */
const signedBefore = 20_000;

/** Each check-in is of the next person, who stands in the place. */
async function measureCheckIns(bench: AttendanceBench): Promise<void> {
  const { people, privateKey } = bench.loaded;
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  let serial = 0;
  const tap = (): { shot: Shot; id: string } => {
    const person = people[serial++ % people.length]!;
    const statement: CheckInStatement = {
      ...{ checkInId: newId<'CheckIn'>(), personId: person.id, deviceId: person.deviceId as never },
      ...{ direction: 'in', ticket: null, monotonicMs: null, phoneClockAtTicket: null },
      ...{ phoneClock: Date.now(), position: jittered(), entrance: null, photo: null },
    };
    const signature = sign('sha256', statementBytes(statement), { key, dsaEncoding: 'ieee-p1363' });
    const body = JSON.stringify({ statement, signature: signature.toString('base64') });
    const shot = { method: 'POST', path: '/api/attendance/check-ins', token: person.token, body };
    return { shot, id: statement.checkInId };
  };
  const first = tap();
  const fresh = 'bench.fresh(77, :run * 64 + :client_id, :seq)';
  const raw = pgbenchScript(await bench.sqlOf(first.shot), new Map([[first.id, fresh]]));
  const signed = Array.from({ length: bench.seconds < 1 ? 2_000 : signedBefore }, () => tap().shot);
  await measure(bench, {
    metric: 'check-in',
    script: repeat(() => signed.pop() ?? tap().shot),
    clients: [1, 16, 200],
    raw,
  });
}

/** Who of five thousand people is where at this moment, reckoned when it is asked. */
async function measureBoard(bench: AttendanceBench): Promise<void> {
  const board: Shot = {
    method: 'GET',
    path: `/api/attendance/board?unitId=${bench.loaded.departmentId}`,
    token: bench.office.head.token,
  };
  await measure(bench, {
    metric: `board of ${peopleOf(bench)} people`,
    script: repeat(() => board),
    clients: [1, 4],
    raw: pgbenchScript(await bench.sqlOf(board)),
  });
}

async function measureRecap(bench: AttendanceBench): Promise<void> {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const recap: Shot = {
    method: 'GET',
    path: `/api/attendance/recap?unitId=${bench.loaded.departmentId}&from=${day(30)}&until=${day(1)}`,
    token: bench.office.head.token,
  };
  await measure(bench, {
    metric: `recap of a month of ${peopleOf(bench)} people`,
    script: repeat(() => recap),
    clients: [1, 4],
    raw: pgbenchScript(await bench.sqlOf(recap)),
  });
}

const peopleOf = ({ rows }: AttendanceBench): number => Math.min(rows, 5_000);
