import { say } from '../report.ts';
import { type BenchHouse, openBenchHouse } from './bench-house.ts';
import { type OwnerPool, openOwnerPool } from './owner-pool.ts';

/** What a bench over a house is asked for. */
export interface BenchOptions {
  rows: number | undefined;
  seconds: number | undefined;
  /** Names of the parts that are measured. */
  only: RegExp;
  data: string | undefined;
  profile: string | undefined;
}

/** Opens a house, lets `prepare` fill it, and measures the parts that were asked for, one after another. */
export async function runBench<B>(
  { only, data, profile }: BenchOptions,
  parts: Readonly<Record<string, (bench: B) => Promise<void>>>,
  prepare: (house: BenchHouse, owner: OwnerPool) => Promise<B>,
): Promise<void> {
  const house = await openBenchHouse(data, profile);
  const owner = openOwnerPool(house.ownerUrl);
  try {
    const bench = await prepare(house, owner);
    for (const [name, part] of Object.entries(parts)) {
      if (!only.test(name)) continue;
      say(`measuring ${name}`);
      await part(bench);
    }
  } finally {
    await owner.close();
    await house.close();
  }
}
