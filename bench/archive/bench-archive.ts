import { openBenchHouse } from '../letters/bench-house.ts';
import { type BenchOffice, layOutOffice } from '../letters/lay-out-office.ts';
import { makeFreshIds } from '../letters/load-letters.ts';
import { type Bench, reportMemory } from '../letters/measuring.ts';
import { openOwnerPool } from '../letters/owner-pool.ts';
import { recorder } from '../letters/recorder.ts';
import { say } from '../report.ts';
import { archivePeople, type Searchers } from './archive-people.ts';
import { measureBulk } from './ingest/measure-bulk.ts';
import { loadArchive } from './load-archive.ts';
import { measureIngest } from './measure-ingest.ts';
import { measureDrain, measureLogging, measureProof, measureRoot } from './measure-ledger.ts';
import { measureFacets, measureLists, measureSearch } from './measure-search.ts';

interface Options {
  rows: number | undefined;
  seconds: number | undefined;
  only: RegExp;
  data: string | undefined;
  profile: string | undefined;
}

export interface ArchiveBench extends Bench {
  people: Searchers;
}

const parts: Record<string, (bench: ArchiveBench) => Promise<void>> = {
  search: measureSearch,
  facets: measureFacets,
  lists: measureLists,
  root: measureRoot,
  drain: measureDrain,
  proof: measureProof,
  logging: measureLogging,
  ingest: measureIngest,
  bulk: measureBulk,
  memory: async (bench) => reportMemory(bench, 'web', bench.web.pid),
};

/** The archive of `rows` documents and the ledger, against the same SQL raw, on one machine in one run. */
export async function benchArchive(options: Options): Promise<void> {
  const house = await openBenchHouse(options.data, options.profile);
  const owner = openOwnerPool(house.ownerUrl);
  try {
    const { office, people, rows } = await house.loaded(async () => {
      const wanted = options.rows ?? 10_000;
      const laidOut: BenchOffice = await layOutOffice(owner);
      say(`loading ${wanted} documents`);
      await loadArchive(owner, laidOut, wanted);
      return { office: laidOut, people: await archivePeople(owner, laidOut), rows: wanted };
    });
    await makeFreshIds(owner);
    const bench: ArchiveBench = {
      ...{ name: 'archive', house, office, people, owner, rows },
      seconds: options.seconds ?? (rows >= 100_000 ? 3 : 0.4),
      web: await house.web(),
      sqlOf: recorder(house),
    };
    for (const [name, part] of Object.entries(parts)) {
      if (!options.only.test(name)) continue;
      say(`measuring ${name}`);
      await part(bench);
    }
  } finally {
    await owner.close();
    await house.close();
  }
}
