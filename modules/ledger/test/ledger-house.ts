import { watchedRows } from '#app/modules.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { jobContext } from '#core/jobs/job-context.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, type TestHouseOptions, testHouse } from '#tests/house/test-house.ts';
import { fsck } from '../server/check/fsck.ts';
import { publishAll, sequenceAll } from '../server/keep-agency.ts';
import type { LogFailure } from '../server/publish/log-failure.ts';
import type { TileStore } from '../server/store/tile-store.ts';

/** A house with an office whose events have their leaves when the test asks for them. */
export interface LedgerHouse {
  house: TestHouse;
  office: SmallOffice;
  tiles: TileStore;
  /** The worker at work for the agency. */
  ctx: JobContext;
  /** Registers a letter; its id. */
  registerLetter(): Promise<string>;
  /** As many events of system's making, in one statement of the owner: leaves by the hundred. */
  addEvents(count: number): Promise<void>;
  sequence(): Promise<void>;
  publish(): Promise<void>;
  /** Findings of the fsck, as lines. */
  findings(): Promise<string[]>;
  owner: TestHouse['owner'];
}

export async function ledgerHouse(options: TestHouseOptions = {}): Promise<LedgerHouse> {
  const house = await testHouse(options);
  const office = await smallOffice(house);
  const registerLetter = async () =>
    (await office.registry.call(letters.register, letterInput(office.head.postId))).id;
  return { house, office, registerLetter, ...workAt(house, office) };
}

export function workAt(
  house: TestHouse,
  { agencyId }: Pick<SmallOffice, 'agencyId'>,
): Omit<LedgerHouse, 'house' | 'office' | 'registerLetter'> {
  const tiles = house.house.tiles;
  const ctx = jobContext(
    { services: house.house.services, pool: house.house.workerPool },
    { id: agencyId, zone: 'Asia/Jakarta' },
    { requestId: 'test', signal: new AbortController().signal },
  );
  return {
    tiles,
    ctx,
    owner: house.owner,
    addEvents: async (count) => {
      await house.owner(
        `insert into core.event (agency_id, id, type, version, occurred_at, actor_kind, subject_id, matter_id, payload)
         select $1, gen_random_uuid(), 'letter.corrected', 1, $2::timestamptz, 'system', s.id, s.id, jsonb_build_object('n', n)
         from generate_series(1, $3::int) n cross join lateral (select gen_random_uuid() as id where n > 0) s`,
        [agencyId, house.clock.now(), count],
      );
    },
    sequence: async () => orThrow(await sequenceAll(ctx, tiles, watchedRows)),
    publish: async () => orThrow(await publishAll(ctx, tiles)),
    findings: async () =>
      (await fsck(ctx, tiles)).findings.map((one) => `${one.invariant} ${one.finding}: ${one.record}`),
  };
}

/** Throws what failed first. */
export function orThrow([first]: readonly LogFailure[]): void {
  if (first) throw first.error;
}
