import { dayIn } from '#core/clock/clock.ts';
import type { TxContext } from '#core/session/context.ts';
import { renameDossier } from '#modules/archive/server/usecases/arrange-dossier.ts';
import { closeDossier } from '#modules/archive/server/usecases/close-dossier.ts';
import { fileUpload } from '#modules/archive/server/usecases/file-record.ts';
import { openDossier } from '#modules/archive/server/usecases/open-dossier.ts';
import { adoptClassification } from '#modules/archive/server/usecases/set-classification.ts';
import type { DemoAgency } from './load-organization.ts';
import type { Stage } from './stage.ts';

const day = 86_400_000;
/** When the regent set the classification. */
const decidedDaysAgo = 240;

interface DossierLine {
  unit: string;
  code: string;
  title: string;
  openedDaysAgo: number;
  /** Days after which it was closed; open without it. */
  closedAfter?: number;
  /** Letters of its unit, year and code are filed into it. */
  standing?: boolean;
  records: readonly { title: string; number?: string; party?: string; copyState?: 'original' | 'copy' }[];
}

const lines: readonly DossierLine[] = [
  {
    unit: 'kominfo',
    code: '000.1.1',
    title: 'Langganan telepon dan internet kantor',
    openedDaysAgo: 200,
    closedAfter: 60,
    records: [
      { title: 'Surat penawaran layanan internet', number: '118/PNW/I', party: 'PT Jaringan Nusa' },
      { title: 'Perjanjian berlangganan internet', number: '000.1.1/07/KOMINFO' },
      { title: 'Berita acara uji terima sambungan', copyState: 'copy' },
    ],
  },
  {
    unit: 'kominfo',
    code: '500.12.4',
    title: 'Penyelenggaraan aplikasi informatika',
    openedDaysAgo: 120,
    standing: true,
    records: [{ title: 'Laporan triwulan layanan aplikasi', number: '500.12.4/21/KOMINFO' }],
  },
];

/** The classification that the regent set, and a few dossiers; letters that are closed file themselves beside them. */
export async function loadDemoArchive(stage: Stage, agency: DemoAgency, now: Date): Promise<void> {
  const by = <T>(person: string, at: Date, work: (ctx: TxContext) => Promise<T>) =>
    stage.outside(agency, person, at).transact('write', work);
  const decided = new Date(now.getTime() - decidedDaysAgo * day);
  await by('admin', decided, (ctx) =>
    adoptClassification(ctx, {
      basis: 'Perbup Arunika tentang Klasifikasi dan JRA',
      startsOn: dayIn(agency.zone, decided),
      fromYearEnd: true,
    }),
  );
  for (const line of lines) {
    const at = new Date(now.getTime() - line.openedDaysAgo * day);
    const unitId = agency.units.get(line.unit)!;
    const { code, title } = line;
    const dossier = await by('tata-usaha', at, async (ctx) => {
      const opened = await openDossier(ctx, { unitId, code, title, securityClass: 'B', readers: [] });
      const base = { dossierId: opened.id, fileIds: [], medium: 'paper', copyState: 'original' } as const;
      for (const record of line.records) await fileUpload(ctx, { ...base, ...record, fileIds: [] });
      const { version } = opened;
      if (line.standing) await renameDossier(ctx, { dossierId: opened.id, version, standing: true });
      return opened.id;
    });
    if (line.closedAfter === undefined) continue;
    const on = dayIn(agency.zone, new Date(at.getTime() + line.closedAfter * day));
    await by('tata-usaha', now, (ctx) => closeDossier(ctx, { dossierId: dossier, on, final: false }));
  }
}
