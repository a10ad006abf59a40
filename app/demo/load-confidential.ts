import { dayIn } from '#core/clock/clock.ts';
import { fileUpload } from '#modules/archive/server/usecases/file-record.ts';
import { openDossier } from '#modules/archive/server/usecases/open-dossier.ts';
import type { DemoAgency } from './load-organization.ts';
import type { Stage } from './stage.ts';
import { writeDemoLetter } from './write-demo-letter.ts';

/** The number by which a visitor asks for it; the README names it too. */
const number = 'R-31/KOMINFO/2026';
const title = 'Laporan penanganan insiden keamanan siber';
const clerk = 'tata-usaha';
const daysAgo = 20;

/** A confidential record with one file, read by its clerk and their head: everybody else needs emergency access. */
export async function loadConfidentialRecord(stage: Stage, agency: DemoAgency, now: Date): Promise<void> {
  const at = new Date(now.getTime() - daysAgo * 86_400_000);
  const recordDate = dayIn(agency.zone, at);
  const pdf = await writeDemoLetter(
    {
      ...{ daysAgo, writtenBefore: 0, clerk, to: 'kadis-kominfo', steps: [] },
      fields: {
        ...{ sender: 'Tim Tanggap Insiden Siber Kabupaten Arunika', subject: title, letterNumber: number },
        ...{ letterType: 'SDINAS', urgency: 'segera', securityClass: 'R', classificationCode: '000.6.5.4' },
      },
    },
    'Kepala Dinas Komunikasi dan Informatika',
    'Purwaloka',
    { letterDate: recordDate, deadline: undefined, eventDate: undefined },
  );
  const fileId = await stage.upload(agency, clerk, at, 'laporan-insiden.pdf', pdf);
  await stage.outside(agency, clerk, at).transact('write', async (ctx) => {
    const dossier = await openDossier(ctx, {
      ...{
        unitId: agency.units.get('kominfo')!,
        code: '000.6.5.4',
        title: 'Insiden keamanan siber',
      },
      ...{ securityClass: 'R', readers: [agency.posts.get('kadis-kominfo')!] },
    });
    await fileUpload(ctx, {
      ...{ dossierId: dossier.id, title, number, recordDate, party: 'Tim Tanggap Insiden Siber' },
      ...{ fileIds: [fileId], medium: 'electronic', copyState: 'original' },
    });
  });
}
