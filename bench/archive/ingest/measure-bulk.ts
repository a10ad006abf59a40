import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '#core/contract/client.ts';
import type { UnitId } from '#core/contract/ids.ts';
import { ingests } from '#modules/archive/contract/ingest.ts';
import type { IngestId } from '#modules/archive/contract/ingest-terms.ts';
import { ownPdf, zipOf } from '#modules/archive/test/ingest-house.ts';
import { cpuTime } from '../../cpu-time.ts';
import { report, say } from '../../report.ts';
import type { ArchiveBench } from '../bench-archive.ts';

/** How many documents are taken in while it is measured, and how many are in one package. */
const documents = Number(process.env.BENCH_DOCUMENTS ?? 5_000);
const inPackage = 5_000;
const megabyte = 1_048_576;

/** A sheet with packages is taken in by one worker: documents filed a second, and the memory that this takes. */
export async function measureBulk(bench: ArchiveBench): Promise<void> {
  const { owner, name } = bench;
  const token = bench.people.arsiparis;
  const call = createClient({
    base: bench.web.url,
    fetch,
    headers: (): Record<string, string> => ({ authorization: `Bearer ${token}` }),
    newKey: () => crypto.randomUUID(),
  });
  const send = async (method: string, path: string, body: Buffer) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
    const answer = await fetch(bench.web.url + path, { method, headers, body: new Uint8Array(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  };
  const [unit] = await owner.rows<{ id: UnitId }>('select id from bench.unit where nth = 5');
  const { id } = await call(ingests.open, {
    ...{ unitId: unit!.id, name: 'Arsip lama', source: 'sheet', code: '000.1.1' },
  });
  const names = Array.from({ length: documents }, (_, index) => `arsip-${index + 1}.pdf`);
  const sheet = Buffer.from(
    ['nama_file;judul', ...names.map((one, at) => `${one};Arsip nomor ${at + 1}`)].join('\n'),
  );
  const [readFrom, mark] = [performance.now(), crypto.randomUUID()];
  await send('POST', `/api/archive/ingests/${id}/sheet?name=daftar.csv`, sheet);
  const seconds = (performance.now() - readFrom) / 1_000;
  report({ bench: name, metric: 'rows of a sheet read for trial', value: documents / seconds, unit: '/s' });
  for (let at = 0; at < documents; at += inPackage) {
    const some = names.slice(at, at + inPackage);
    await sendPackage(id, zipOf(some.map((one) => ({ name: one, bytes: ownPdf(`${mark} ${one}`) }))), at);
  }
  const worker = await bench.house.worker();
  await until(async () =>
    (await call(ingests.show, { ingestId: id })).packages.every(({ state }) => state === 'surveyed'),
  );
  const before = { cpu: cpuTime(worker.pid), memory: residentMegabytes(worker.pid) };
  const began = performance.now();
  await call(ingests.change, { ingestId: id, state: 'running' });
  let peak = before.memory;
  await until(async () => {
    peak = Math.max(peak, residentMegabytes(worker.pid));
    const [left] = await owner.rows<{ waiting: number }>(
      `select count(*)::int as waiting from archive.ingest_item where ingest_id = $1 and state = 'waiting'`,
      [id],
    );
    return left!.waiting === 0;
  });
  const took = (performance.now() - began) / 1_000;
  say(`${documents} documents in ${took.toFixed(1)} s`);
  report({
    bench: name,
    metric: 'documents out of packages filed by one worker',
    value: documents / took,
    unit: '/s',
  });
  const cpu = (cpuTime(worker.pid) - before.cpu) / documents;
  report({ bench: name, metric: 'the same: CPU of the worker for a document', value: cpu, unit: 'ms' });
  report({ bench: name, metric: 'the same: memory of the worker before', value: before.memory, unit: 'MB' });
  report({ bench: name, metric: 'the same: memory of the worker at most', value: peak, unit: 'MB' });

  async function sendPackage(ingestId: IngestId, zip: Buffer, serial: number): Promise<void> {
    const input = { ingestId, name: `arsip-${serial}.zip`, size: zip.length };
    const { id: packageId } = await call(ingests.beginPackage, input);
    const piece = 4 * megabyte;
    for (let offset = 0; offset < zip.length; offset += piece)
      await send(
        'PATCH',
        `/api/archive/ingest-packages/${packageId}?offset=${offset}`,
        zip.subarray(offset, offset + piece),
      );
  }
}

/** Memory that the process holds, as the system counts it. */
function residentMegabytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(line) / 1_024;
}

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await sleep(100);
}
