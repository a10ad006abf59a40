import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SiasnSettings } from '../server/siasn/siasn-settings.ts';

type Answer = { status: number; body: string } | 'never';

export interface SiasnServer {
  settings: SiasnSettings;
  /** What it knows, by history; what is not here it says is not found. */
  data: Record<string, unknown>;
  /** What it answers next, before it answers as it should. */
  next: Answer[];
  /** How often it was asked for what. */
  count: Record<string, number>;
  /** Ends the tokens that it gave: those of the gateway, of the sign-in, or both. */
  endTokens(which?: 'gateway' | 'user'): void;
  /** Seconds for which it gives tokens. */
  lasts: number;
  [Symbol.asyncDispose](): Promise<void>;
}

export const siasnKeys = {
  agency: 'uji',
  consumerKey: 'kunci-instansi',
  consumerSecret: 'rahasia-instansi',
  clientId: 'kab-uji',
  user: '199001012015031001',
  password: 'sandi & sso',
};

/** SIASN as public clients describe it: two places that give tokens, and histories by NIP for who brings both. */
export async function siasnServer(): Promise<SiasnServer> {
  const tokens = { gateway: 1, user: 1 };
  const state = { data: {}, next: [], count: {}, lasts: 3_600 } as Pick<
    SiasnServer,
    'data' | 'next' | 'count' | 'lasts'
  >;
  const note = (what: string) => {
    state.count[what] = (state.count[what] ?? 0) + 1;
  };

  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const { pathname } = new URL(request.url!, 'http://siasn');
    if (pathname === '/gateway-tokens') {
      note('gateway');
      const keys = Buffer.from(`${siasnKeys.consumerKey}:${siasnKeys.consumerSecret}`).toString('base64');
      const isRight = request.headers.authorization === `Basic ${keys}`;
      const form = await formOf(request);
      if (!isRight || form.get('grant_type') !== 'client_credentials') return { status: 401, body: '{}' };
      return json({
        access_token: `gateway-${tokens.gateway}`,
        token_type: 'Bearer',
        expires_in: state.lasts,
      });
    }
    if (pathname === '/user-tokens') {
      note('user');
      const form = await formOf(request);
      const { clientId, user, password } = siasnKeys;
      const isRight = form.get('username') === user && form.get('password') === password;
      if (!isRight || form.get('grant_type') !== 'password' || form.get('client_id') !== clientId)
        return { status: 401, body: '{"error":"invalid_grant"}' };
      return json({ access_token: `user-${tokens.user}`, expires_in: state.lasts });
    }
    const [, history] = /^\/apisiasn\/1\.0\/pns\/([\w-]+)\/\d{18}$/.exec(pathname) ?? [];
    if (!history) return { status: 404, body: '{"message":"No matching resource found"}' };
    note(history);
    const { authorization, auth } = request.headers;
    if (authorization !== `Bearer gateway-${tokens.gateway}`)
      return { status: 401, body: '{"fault":{"code":900901,"message":"Invalid Credentials"}}' };
    if (auth !== `bearer user-${tokens.user}`)
      return { status: 401, body: '{"code":0,"message":"invalid or expired jwt"}' };
    const planned = state.next.shift();
    if (planned) return planned;
    const data = state.data[history];
    if (data === undefined) return { status: 404, body: '{"code":0,"data":"Data tidak ditemukan"}' };
    return json({ code: 1, data, message: 'success' });
  };

  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const answer = await answerTo(request);
    if (answer === 'never') return;
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(state, {
    settings: {
      ...siasnKeys,
      address: `${base}/apisiasn/1.0`,
      gatewayTokens: `${base}/gateway-tokens`,
      userTokens: `${base}/user-tokens`,
    },
    endTokens: (which?: 'gateway' | 'user') => {
      if (which !== 'user') tokens.gateway += 1;
      if (which !== 'gateway') tokens.user += 1;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function json(value: unknown): Answer {
  return { status: 200, body: JSON.stringify(value) };
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return new URLSearchParams(Buffer.concat(pieces).toString());
}

/** An employee as SIASN has them; names of fields by kanekescom/laravel-siasn-simpeg (MIT), values are made up. */
export const siasnEmployee = {
  'data-utama': {
    ...{ id: 'A8ACA7BF3E1C3912E040640A040269BB', nipBaru: '198001012005011001', nama: 'STAF UJI' },
    ...{ tempatLahir: 'Semarang', tglLahir: '01-01-1980', jenisKelamin: 'M', agama: 'Islam' },
    ...{ statusPerkawinan: 'Menikah', alamat: 'Jl. Merdeka 1', noHp: '081234567890', email: '' },
    ...{ noNpwp: '12.345.678.9-012.000', bpjs: '0001234567890', nik: '3374010101800001' },
    ...{ kedudukanPnsNama: 'PNS Aktif', nipLama: '510123456', kartuAsn: '-', kpknNama: 'KPPN Semarang' },
    ...{ tmtCpns: '01-01-2005', nomorSkCpns: '813/1/2005', tglSkCpns: '20-12-2004' },
    ...{ tmtPns: '01-02-2006', nomorSkPns: '821/9/2006', tglSkPns: '25-01-2006' },
  },
  'rw-golongan': [
    {
      ...{
        id: 'g1',
        golonganId: '31',
        golongan: 'III/a',
        tmtGolongan: '01-01-2005',
        jenisKPNama: 'Golongan Awal',
      },
      ...{
        masaKerjaGolonganTahun: '0',
        masaKerjaGolonganBulan: '0',
        skNomor: '813/1/2005',
        skTanggal: '20-12-2004',
      },
    },
    {
      ...{ id: 'g2', golonganId: '32', golongan: 'III/b', tmtGolongan: '01-04-2009', jenisKPNama: 'Reguler' },
      ...{
        masaKerjaGolonganTahun: '4',
        masaKerjaGolonganBulan: '3',
        skNomor: '823/5/2009',
        skTanggal: '10-03-2009',
      },
    },
  ],
  'rw-jabatan': [
    {
      ...{
        id: 'j1',
        jenisJabatan: '2',
        jabatanFungsionalNama: 'Pranata Komputer Ahli Muda',
        namaJabatan: '',
      },
      ...{
        unorNama: 'Dinas Kominfo',
        tmtJabatan: '01-07-2019',
        nomorSk: '821.2/7/2019',
        tanggalSk: '28-06-2019',
      },
    },
    {
      ...{
        id: 'j2',
        jenisJabatan: '1',
        namaJabatan: 'Kepala Seksi Data',
        eselonId: '41',
        unorNama: 'Dinas Kominfo',
      },
      ...{ tmtJabatan: '05-01-2015', nomorSk: '821.2/1/2015', tanggalSk: '' },
    },
  ],
  'rw-pendidikan': [
    {
      ...{
        id: 'p1',
        tkPendidikanId: '40',
        tkPendidikanNama: 'S-1/Sarjana',
        pendidikanNama: 'S-1 Informatika',
      },
      ...{
        tahunLulus: '2003',
        tglLulus: '15-08-2003',
        nomorIjasah: 'IJ-1',
        namaSekolah: 'Universitas Diponegoro',
      },
    },
    { id: 'p2', tkPendidikanId: '99', tglLulus: '15-06-1998', namaSekolah: 'SMA 1' },
  ],
  'rw-diklat': [
    {
      ...{ id: 'd1', latihanStrukturalNama: 'Diklatpim Tk. IV', nomor: '123', tanggal: '02-03-2016' },
      ...{ tahun: '2016', jumlahJam: '360', institusiPenyelenggara: 'BPSDMD Jateng' },
    },
  ],
  'rw-kursus': [
    {
      ...{
        id: 'k1',
        jenisKursusNama: 'Kursus Teknis',
        namaKursus: 'Keamanan Informasi',
        noSertipikat: 'S-9',
      },
      ...{ tanggalKursus: '10-05-2021', tanggalSelesaiKursus: '12-05-2021', jumlahJam: '24' },
      ...{ institusiPenyelenggara: 'BSSN' },
    },
  ],
  'rw-penghargaan': [
    {
      id: 'h1',
      hargaNama: 'Satyalancana Karya Satya X Tahun',
      skNomor: '10/TK/2016',
      skDate: '10-08-2016',
      tahun: '2016',
    },
    { id: 'h2', hargaNama: 'Pegawai Teladan', skNomor: '1/2018', skDate: '01-02-2018', tahun: '2018' },
  ],
  'rw-angkakredit': [
    {
      ...{
        id: 'a1',
        nomorSk: 'PAK/1',
        tanggalSk: '10-01-2022',
        bulanMulaiPenailan: '1',
        tahunMulaiPenailan: '2021',
      },
      ...{ bulanSelesaiPenailan: '12', tahunSelesaiPenailan: '2021', kreditBaruTotal: '112.5' },
      namaJabatan: 'Pranata Komputer Ahli Muda',
    },
  ],
  'rw-skp22': [{ id: 's1', tahun: '2024', hasilKinerja: 'DIATAS EKSPEKTASI', kuadranKinerja: 'SANGAT BAIK' }],
  'rw-hukdis': [
    {
      ...{
        id: 'x1',
        jenisTingkatHukumanId: 'R',
        jenisHukumanNama: 'Teguran tertulis',
        hukumanTanggal: '03-03-2012',
      },
      ...{ alasanHukumanDisiplinNama: 'Tidak masuk kerja', skNomor: '887/1', skTanggal: '01-03-2012' },
    },
  ],
};
