import { say } from '../report.ts';
import type { OwnerPool } from './owner-pool.ts';

interface Batches {
  what: string;
  rows: number;
  /** Rows of one batch; how many batches lie between two lines that tell how far it came. */
  batch: number;
  told: number;
  /** Definitions of the indexes, which are made when all rows are there. */
  indexes: string[];
  statements: (from: number, to: number) => readonly string[];
}

/** Fills tables without their indexes on two connections, and makes the indexes on two. */
export async function loadBatches(owner: OwnerPool, work: Batches): Promise<void> {
  const { what, rows, batch, told, indexes, statements } = work;
  const starts = Array.from({ length: Math.ceil(rows / batch) }, (_, index) => index * batch + 1);
  const loader = async () => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift()) {
      const to = Math.min(from + batch - 1, rows);
      for (const statement of statements(from, to)) await owner.rows(statement);
      if (from % (batch * told) === 1) say(`${what}: ${to} of ${rows}`);
    }
  };
  await Promise.all([loader(), loader()]);
  say('indexes and statistics');
  const indexer = async () => {
    for (let definition = indexes.shift(); definition; definition = indexes.shift())
      await owner.rows(definition);
  };
  await Promise.all([indexer(), indexer()]);
}
