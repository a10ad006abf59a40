import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transact } from '#core/db/tx.ts';
import type { IncomingDocument } from '#core/files/incoming-document.ts';
import { watchFolder } from '#core/files/watch-folder.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { smallPdf } from '#tests/security/probes.ts';
import { letters } from '../contract/letters.ts';
import { takeInDocument } from '../server/letters.api.ts';

let house: TestHouse;
let office: SmallOffice;
let ctx: JobContext;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  const { services, workerPool } = house.house;
  const actor = systemActor(office.agencyId, 'Asia/Jakarta');
  const base = {
    ...services,
    actor,
    locale: 'id' as const,
    requestId: 'test',
    signal: new AbortController().signal,
  };
  ctx = {
    ...base,
    transact: (mode, work) =>
      transact(workerPool, { agency: office.agencyId }, mode, (tx) => work({ ...base, tx })),
  };
});
afterAll(() => house.close());

const waiting = async () => (await office.registry.call(letters.listIntakes, { size: 50 })).items;

function attachment(
  serial: number,
  key: string,
  source: Partial<IncomingDocument['source']> = {},
): IncomingDocument {
  return {
    name: `lampiran-${serial}.pdf`,
    content: Readable.from([smallPdf(serial)]),
    source: {
      kind: 'mail',
      key,
      messageId: '<1@dinkes.go.id>',
      receivedAt: new Date('2026-11-20T03:00:00Z'),
      sender: { name: 'Dinas Kesehatan', address: 'surat@dinkes.go.id' },
      subject: 'Permohonan data',
      ...source,
    },
  };
}

it('takes the files of one mail in as one piece of mail, with its sender and subject', async () => {
  await takeInDocument(ctx, attachment(1, 'mail:1:a'));
  await takeInDocument(ctx, attachment(2, 'mail:1:b'));
  const [intake] = await waiting();
  expect(intake).toMatchObject({ channel: 'email', receivedAt: '2026-11-20T03:00:00.000Z' });
  expect(intake?.origin).toBe('Dinas Kesehatan <surat@dinkes.go.id> · Permohonan data');
  expect(intake?.documents.map((document) => document.name)).toEqual(['lampiran-1.pdf', 'lampiran-2.pdf']);
});

it('takes a document in once, however often a crash hands it over again', async () => {
  await takeInDocument(ctx, attachment(1, 'mail:1:a'));
  const [intake] = await waiting();
  expect(intake?.documents).toHaveLength(2);
});

it('makes no ghost of a mail that is handed over again after it was registered or discarded', async () => {
  const again = () => attachment(11, 'mail:11:a', { messageId: '<11@dinkes.go.id>' });
  await takeInDocument(ctx, again());
  const [intake] = await waiting();
  await office.registry.call(letters.discardIntake, { intakeId: intake!.id, reason: 'Bukan surat' });
  const before = await waiting();
  await takeInDocument(ctx, again());
  expect(await waiting()).toEqual(before);
});

it('makes one intake of a document that two hand over at the same moment', async () => {
  const before = (await waiting()).length;
  const twin = () => attachment(12, 'mail:12:a', { messageId: '<12@dinkes.go.id>' });
  await Promise.all([takeInDocument(ctx, twin()), takeInDocument(ctx, twin())]);
  const after = await waiting();
  expect(after).toHaveLength(before + 1);
  expect(after[0]?.documents).toHaveLength(1);
});

it('keeps the mails of different senders apart, though their devices give them one Message-ID', async () => {
  const before = (await waiting()).length;
  const from = (address: string) => ({
    messageId: '<1@multifunction.local>',
    sender: { name: 'Pemindai', address },
  });
  await takeInDocument(ctx, attachment(13, 'mail:13:a', from('dinkes@arunika.go.id')));
  await takeInDocument(ctx, attachment(14, 'mail:13:b', from('disdik@arunika.go.id')));
  await takeInDocument(ctx, attachment(15, 'mail:13:c', from('Dinkes@Arunika.go.id')));
  const intakes = (await waiting()).slice(0, -before);
  expect(intakes.map(({ origin, documents }) => [origin, documents.length])).toEqual([
    ['Pemindai <disdik@arunika.go.id> · Permohonan data', 1],
    ['Pemindai <dinkes@arunika.go.id> · Permohonan data', 2],
  ]);
});

it('takes scans out of the watched folder and lays refused ones aside with a sentence', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pendopo-scans-'));
  await mkdir(folder, { recursive: true });
  const { locales } = house.house.services;
  const watched = watchFolder({
    folder,
    onDocument: (document) => takeInDocument(ctx, document),
    explain: (error) => locales.text('id', `errors.${error.code}`, error.params),
    log: house.house.services.log,
    everyMs: 3_600_000,
  });
  await writeFile(path.join(folder, 'pindaian.pdf'), smallPdf(7));
  await writeFile(
    path.join(folder, 'gambar.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
  );
  for (let look = 0; look < 3; look += 1) await watched.look();
  await watched.close();
  expect((await waiting()).map((intake) => [intake.channel, intake.origin])).toContainEqual([
    'folder',
    'pindaian.pdf',
  ]);
  expect(await readdir(path.join(folder, 'diproses'))).toHaveLength(1);
  expect((await readdir(path.join(folder, 'gagal'))).some((name) => name.endsWith('.txt'))).toBe(true);
});
