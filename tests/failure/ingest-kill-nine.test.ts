import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram } from './bundle-program.ts';
import { type FailingHouse, failingHouse } from './failing-house.ts';
import { IngestOffice } from './ingest-run.ts';
import { itemsThatStayOpen, withFault } from './planted-faults.ts';

/** `INGEST_DOCUMENTS=5000 INGEST_KILLS=20` is the full proof. */
const documents = Number(process.env.INGEST_DOCUMENTS ?? 400);
const kills = Number(process.env.INGEST_KILLS ?? 3);

let bundle: Awaited<ReturnType<typeof bundleProgram>>;
let house: FailingHouse;

beforeAll(async () => {
  bundle = await bundleProgram();
  house = await failingHouse(bundle.cli);
}, 180_000);
afterAll(async () => {
  await house.close();
  bundle.remove();
}, 60_000);

describe('kill -9 of the program and of the database while documents are taken in', () => {
  it('loses no document and doubles none', { timeout: 1_800_000 }, async () => {
    const office = await IngestOffice.open(house);
    // Twice the database: the queue must be taken up again by the program that saw it go.
    const programs = Array.from({ length: kills }, () => 'program' as const);
    const plan = [...programs, 'database', 'database'] as const;
    const report = await office.run({ documents, kills: plan });
    expect(report.faults).toEqual([]);
    expect(report.filed).toBe(documents);
    // Some were cut off in the middle.
    expect(report.cutOffAt.some((filed) => filed > 0 && filed < documents)).toBe(true);
  });

  it('would show a record that is kept while its document stays open', { timeout: 300_000 }, async () => {
    const office = await IngestOffice.open(house);
    const { faults } = await withFault(office, itemsThatStayOpen, () =>
      office.run({ documents: 30, kills: [] }),
    );
    expect(faults.map(({ kind }) => kind)).toContain('half-filed');
  });
});
