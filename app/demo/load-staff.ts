import { Readable } from 'node:stream';
import { dayIn } from '#core/clock/clock.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { writeCsv } from '#core/sheets/csv.ts';
import { entries } from '#modules/staff/contract/entries.ts';
import { files } from '#modules/staff/contract/files.ts';
import { requests } from '#modules/staff/contract/requests.ts';
import { staffColumns } from '#modules/staff/contract/sheet-columns.ts';
import { addEntry } from '#modules/staff/server/usecases/add-entry.ts';
import { importFiles } from '#modules/staff/server/usecases/import-files.ts';
import { readPrivate } from '#modules/staff/server/usecases/read-private.ts';
import { submitRequest } from '#modules/staff/server/usecases/submit-request.ts';
import { arunika } from './arunika.ts';
import type { DemoAgency } from './load-organization.ts';
import { type StaffLine, staffLines } from './staff-lines.ts';
import { actsOf, type Stage } from './stage.ts';
import { writeDemoLetter } from './write-demo-letter.ts';

const day = 86_400_000;
const personnel = 'analis-sdm';

/** Employee files: brought in from a sheet, kept by personnel since, and one request that waits with its proof. */
export async function loadDemoStaff(stage: Stage, agency: DemoAgency, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * day);
  const context = stage.outside(agency, personnel, daysAgo(90));
  const body = Readable.from([Buffer.from(sheetOf(agency))]);
  await importFiles({ ...context, request: { ...context.request, body } }, {});

  const act = actsOf(stage, agency);
  const person = (key: string) => agency.people.get(key)!.personId;
  const enter = (key: string, input: Omit<SentInput<typeof entries.add>, 'personId'>) =>
    act(personnel, daysAgo(60), entries.add, addEntry, { personId: person(key), ...input });

  const lastYear = Number(dayIn(agency.zone, now).slice(0, 4)) - 1;
  for (const key of ['staf-kominfo', 'kabid-aptika', 'tata-usaha'])
    for (const year of [lastYear - 1, lastYear]) await enter(key, evaluated(year));
  await enter('staf-ikp', {
    content: { kind: 'contract', details: { position: 'Pranata Humas Ahli Pertama' } },
    ...{ startsOn: '2023-06-01', lastDay: '2028-05-31' },
    ...{ decreeNumber: '800.1.2.2/77/BKPSDM', decreeDay: '2023-05-22' },
  });
  await enter('staf-kominfo', {
    content: {
      kind: 'training',
      details: { form: 'technical', name: 'Keamanan Aplikasi Web', organizer: 'BSSN', hours: 40 },
    },
    startsOn: `${lastYear}-08-11`,
  });
  await enter('staf-kominfo', {
    content: {
      kind: 'family',
      details: { relation: 'spouse', name: 'Bayu Saputra', sex: 'male', allowance: true },
    },
    startsOn: '2022-05-14',
  });
  await act(personnel, daysAgo(12), files.readPrivate, readPrivate, {
    ...{ personId: person('staf-kominfo'), purpose: 'Pemutakhiran tunjangan keluarga' },
  });

  const asker = 'staf-kominfo';
  const pdf = await certificate(dayIn(agency.zone, daysAgo(20)));
  const fileId = await stage.upload(agency, asker, daysAgo(3), 'sertifikat-arsitektur-data.pdf', pdf);
  await act(asker, daysAgo(3), requests.submit, submitRequest, {
    content: {
      kind: 'training',
      details: { form: 'course', name: 'Arsitektur Data Pemerintah', organizer: 'LAN', hours: 24 },
    },
    ...{ startsOn: dayIn(agency.zone, daysAgo(20)), fileId },
    note: 'Sertifikat baru terbit minggu ini.',
  });
}

function certificate(letterDate: string): Promise<Buffer> {
  return writeDemoLetter(
    {
      ...{ daysAgo: 20, writtenBefore: 0, clerk: personnel, to: 'kabid-aptika', steps: [] },
      fields: {
        ...{ sender: 'Lembaga Administrasi Negara', letterNumber: '2210/D.2/PDP.07' },
        subject: 'Sertifikat Pelatihan Arsitektur Data Pemerintah',
        ...{ letterType: 'SDINAS', urgency: 'biasa', securityClass: 'B', classificationCode: '800.2.2' },
      },
    },
    'Kepala Bidang Aplikasi Informatika',
    'Purwaloka',
    { letterDate, deadline: undefined, eventDate: undefined },
  );
}

function evaluated(year: number): Omit<SentInput<typeof entries.add>, 'personId'> {
  return {
    content: { kind: 'performance', details: { predicate: 'good', period: 'annual' } },
    ...{ startsOn: `${year}-01-01`, lastDay: `${year}-12-31` },
  };
}

/** The lines as a sheet, with number, post and unit as the story tells them. */
function sheetOf(agency: DemoAgency): string {
  const rows = staffLines.map((line): StaffLine => {
    const post = arunika.posts.find(({ key }) => key === line.key)!;
    const unor = arunika.units.find(([code]) => code === post.unit)![2];
    const nip_baru = agency.people.get(line.key)!.nip!;
    return {
      ...line,
      nip_baru,
      jabatan: post.name,
      unor,
      kedudukan_hukum: 'Aktif',
      ...{ tmt_kedudukan_hukum: line.tmt_cpns! },
    };
  });
  const columns = staffColumns.map(({ name }) => ({
    ...{ heading: name, kind: 'text' as const },
    value: (row: StaffLine) => row[name],
  }));
  return writeCsv({ name: 'pegawai', columns, rows }, { zone: agency.zone, locale: 'id' });
}
