/** Number books: unit, code in the numbers, who keeps it. */
export const bookLines: Readonly<
  Record<string, readonly (readonly [unit: string, code: string, clerk: string])[]>
> = {
  arunika: [
    ['kdh', 'KDH', 'tata-usaha-setda'],
    ['setda', 'SETDA', 'tata-usaha-setda'],
    ['inspektorat', 'ITDA', 'tata-usaha-inspektorat'],
    ['kominfo', 'DISKOMINFO', 'tata-usaha'],
    ['dinkes', 'DINKES', 'tata-usaha-dinkes'],
    ['disdik', 'DISDIK', 'tata-usaha-disdik'],
    ['disarpus', 'DISARPUS', 'tata-usaha-disarpus'],
    ['dpmptsp', 'DPMPTSP', 'tata-usaha-dpmptsp'],
    ['bkpsdm', 'BKPSDM', 'tata-usaha-bkpsdm'],
  ],
  tirtamaya: [['setda', 'SETDA', 'tata-usaha-tirtamaya']],
};

/** A shield that belongs to nobody, in a colour for each agency. */
const emblemOf = (ground: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120"><path d="M50 4 92 18v46c0 28-18 44-42 52C26 108 8 92 8 64V18z" fill="${ground}" stroke="#c9a227" stroke-width="5"/><path d="M26 76h48M32 76V50l18-16 18 16v26M44 76V60h12v16" fill="none" stroke="#fff" stroke-width="5"/></svg>`;

export interface HeadLine {
  unit: string;
  form: 'post' | 'agency';
  lines: readonly string[];
  address: readonly string[];
}

/** Letterheads of an agency, with its emblem and the place where its letters are made. */
export const headLines: Readonly<
  Record<string, { place: string; emblem: string; heads: readonly HeadLine[] }>
> = {
  arunika: {
    place: 'Arunika',
    emblem: emblemOf('#1f5f4f'),
    heads: [
      head('arunika', ['Pemerintah Kabupaten Arunika'], 'Jalan Pendopo Nomor 1, Arunika 57311', 'pemkab'),
      { unit: 'kdh', form: 'post', lines: ['{jabatan}'], address: [] },
      arunikaHead('setda', 'Sekretariat Daerah', 'Jalan Pendopo Nomor 1'),
      arunikaHead('inspektorat', 'Inspektorat Daerah', 'Jalan Kenanga Nomor 8'),
      arunikaHead('kominfo', 'Dinas Komunikasi dan Informatika', 'Jalan Pendopo Nomor 5'),
      arunikaHead('dinkes', 'Dinas Kesehatan', 'Jalan Melati Nomor 12'),
      arunikaHead('disdik', 'Dinas Pendidikan', 'Jalan Ki Hajar Nomor 3'),
    ],
  },
  tirtamaya: {
    place: 'Tirtamaya',
    emblem: emblemOf('#1f4a7a'),
    heads: [
      head(
        'tirtamaya',
        ['Pemerintah Kabupaten Tirtamaya', 'Sekretariat Daerah'],
        'Jalan Samudra Nomor 2',
        'setda',
      ),
    ],
  },
};

function head(unit: string, lines: readonly string[], street: string, mailbox: string): HeadLine {
  const agency = unit === 'tirtamaya' ? 'tirtamayakab' : 'arunikakab';
  return { unit, form: 'agency', lines, address: [street, `Pos-el ${mailbox}@${agency}.example`] };
}

function arunikaHead(unit: string, name: string, street: string): HeadLine {
  return head(unit, ['Pemerintah Kabupaten Arunika', name], `${street}, Arunika 57311`, unit);
}

export interface MandateLine {
  kind: 'an' | 'ub';
  from: string;
  to: string;
  decree: string;
  kinds: readonly string[] | null;
}

/** Mandates of Arunika, given at the beginning of its year. */
export const mandateLines: readonly MandateLine[] = [
  { kind: 'an', from: 'bupati', to: 'sekda', decree: '100.3.3.2/7/HK', kinds: null },
  {
    kind: 'ub',
    from: 'sekda',
    to: 'asisten-3',
    decree: '100.3.3.2/8/HK',
    kinds: ['SDINAS', 'UNDANGAN', 'SE'],
  },
  { kind: 'an', from: 'bupati', to: 'kadis-kominfo', decree: '100.3.3.2/21/HK', kinds: ['UNDANGAN'] },
  {
    kind: 'an',
    from: 'sekda',
    to: 'asisten-1',
    decree: '800.1.11/4/SETDA',
    kinds: ['SDINAS', 'UNDANGAN', 'STUGAS'],
  },
  {
    kind: 'an',
    from: 'kadis-kominfo',
    to: 'sekdis-kominfo',
    decree: '800.1.11/3/DISKOMINFO',
    kinds: ['SDINAS', 'STUGAS', 'UNDANGAN'],
  },
  { kind: 'an', from: 'kadis-kesehatan', to: 'sekdis-kesehatan', decree: '800.1.11/5/DINKES', kinds: null },
];

/** Distribution lists of Arunika: whose, who keeps it, and the posts on it. */
export const distributionLines = [
  {
    unit: 'setda',
    clerk: 'tata-usaha-setda',
    name: 'Para Kepala Perangkat Daerah',
    blind: true,
    posts: [
      'inspektur',
      'kadis-kominfo',
      'kadis-kesehatan',
      'kadis-pendidikan',
      'kadis-arsip',
      'kadis-dpmptsp',
      'kaban-bkpsdm',
    ],
  },
  {
    unit: 'kominfo',
    clerk: 'tata-usaha',
    name: 'Sekretaris perangkat daerah penerap pemerintah digital',
    blind: false,
    posts: [
      'sekretaris-inspektorat',
      'sekdis-kesehatan',
      'sekdis-pendidikan',
      'sekdis-arsip',
      'sekdis-dpmptsp',
      'sekban-bkpsdm',
    ],
  },
] as const;
