import { expect, it } from 'vitest';
import { printedWords } from './testing/printed-words.ts';

it('prints no word of a list over another, however long it is, nor into the margin', async () => {
  const number = '400.14.5.4/123456/SEKRETARIATDAERAHUMUM/XI/2026';
  const { texts, over, outside } = await printedWords(
    'core/printing/list.typ',
    {
      title: 'Register surat masuk',
      owner: 'Pemerintah Kabupaten Arunika',
      detail: '3 surat',
      language: 'id',
      printed: { year: 2026, month: 11, day: 21 },
      columns: [1, 1.6, 2.2, 1.3, 2.6, 4, 1.3].map((share, index) => ({ heading: `Lajur ${index}`, share })),
      rows: [number, '9'.repeat(60), '000.1.5/1311/102.1/2026'].map((long) => [
        '12345/2026',
        '20-11-2026 07.35',
        long,
        '20-11-2026',
        'pengaduan.masyarakat@sekretariat-daerah.arunikakab.go.id',
        'https://spbe.arunikakab.go.id/layanan/pengaduan-masyarakat/jalan-berlubang?jenis=jalan&tahun=2026',
        'Sangat rahasia',
      ]),
    },
    new Date('2026-11-21T01:00:00Z'),
  );
  expect(over).toEqual([]);
  expect(outside).toEqual([]);
  // What fits stays whole.
  expect(texts.filter((text) => text === '20-11-2026')).toHaveLength(6);
});
