import { type BenchOffice, layOutOffice } from '../letters/lay-out-office.ts';
import { makeFreshIds } from '../letters/load-letters.ts';
import { type Bench, reportMemory } from '../letters/measuring.ts';
import { recorder } from '../letters/recorder.ts';
import { type BenchOptions, runBench } from '../letters/run-bench.ts';
import { say } from '../report.ts';
import { archivePeople, type Searchers } from './archive-people.ts';
import { measureBulk } from './ingest/measure-bulk.ts';
import { loadArchive } from './load-archive.ts';
import { measureIngest } from './measure-ingest.ts';
import { measureDrain, measureLogging, measureProof, measureRoot } from './measure-ledger.ts';
import { measureFacets, measureLists, measureSearch } from './measure-search.ts';

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
export async function benchArchive(options: BenchOptions): Promise<void> {
  await runBench(options, parts, async (house, owner) => {
    const { office, people, rows } = await house.loaded(async () => {
      const wanted = options.rows ?? 10_000;
      const laidOut: BenchOffice = await layOutOffice(owner);
      say(`loading ${wanted} documents`);
      await loadArchive(owner, laidOut, wanted);
      return { office: laidOut, people: await archivePeople(owner, laidOut), rows: wanted };
    });
    await makeFreshIds(owner);
    return {
      ...{ name: 'archive', house, office, people, owner, rows },
      seconds: options.seconds ?? (rows >= 100_000 ? 3 : 0.4),
      web: await house.web(),
      sqlOf: recorder(house),
    };
  });
}
