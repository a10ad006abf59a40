import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { smallPdf } from '#tests/security/probes.ts';
import type { DocumentId } from '../contract/terms.ts';
import { readDocumentJob, readingQueue } from '../server/jobs/read-document.ts';
import { takeInDocument } from '../server/letters.api.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

/** A try of a job by a worker whose storage is lost. */
function lostStorage(lastTry: boolean): JobContext {
  const { services, workerPool } = house.house;
  const base = {
    ...services,
    files: { ...services.files, withLocalCopy: () => Promise.reject(new Error('the disk is gone')) },
    actor: systemActor(office.agencyId, 'Asia/Jakarta'),
    locale: 'id' as const,
    requestId: 'test',
    signal: new AbortController().signal,
    lastTry,
  };
  return {
    ...base,
    transact: (mode, work) =>
      transact(workerPool, { agency: office.agencyId }, mode, (tx) => work({ ...base, tx })),
  };
}

async function scanned(serial: number): Promise<DocumentId> {
  const ctx = { ...lostStorage(false), files: house.house.services.files };
  const { transact: _, ...services } = ctx;
  const whole: JobContext = {
    ...ctx,
    transact: (mode, work) =>
      transact(house.house.workerPool, { agency: office.agencyId }, mode, (tx) => work({ ...services, tx })),
  };
  const key = `folder:${serial}`;
  await takeInDocument(whole, {
    name: `pindaian-${serial}.pdf`,
    content: Readable.from([smallPdf(serial)]),
    source: { kind: 'folder', key, receivedAt: new Date() },
  });
  const [row] = await house.owner<{ id: DocumentId }>(
    'select id from letters.document where origin_key = $1',
    [key],
  );
  return row!.id;
}

const stateOf = async (id: DocumentId) =>
  (await house.owner<object>('select state, failure from letters.document where id = $1', [id]))[0];

it('waits in a queue of readings, so that nothing else waits for it', async () => {
  const id = await scanned(1);
  const [job] = await house.owner<{ queue_name: string }>(
    'select queue_name from graphile_worker.jobs where key = $1',
    [`letters.read-document:${id}`],
  );
  expect(job?.queue_name).toBe('letters.read-document:0');
});

it('is shared out over as many queues as documents may be read at once', () => {
  const queues = Array.from({ length: 200 }, () => readingQueue(newId(), 3));
  expect([...new Set(queues)].sort()).toEqual([0, 1, 2].map((number) => `letters.read-document:${number}`));
});

it('is never left as being read: after the last try it has failed, also when the process dies in it', async () => {
  const id = await scanned(2);
  await expect(readDocumentJob.run(lostStorage(false), { documentId: id })).rejects.toThrow(
    'the disk is gone',
  );
  expect(await stateOf(id)).toEqual({ state: 'reading', failure: null });
  await expect(readDocumentJob.run(lostStorage(true), { documentId: id })).rejects.toThrow(
    'the disk is gone',
  );
  expect(await stateOf(id)).toEqual({ state: 'failed', failure: 'documents.reader-stopped' });
});
