import { describe, expect, it } from 'vitest';
import type { DispositionView } from '../contract/views.ts';
import { sheetData } from './sheet-data.ts';

const post = (id: string, name: string) => ({ id, name, unitName: 'Dinas', holderName: null });
const source = {
  agencyName: 'Kabupaten Arunika',
  zone: 'Asia/Jayapura',
  letter: {
    agendaNumber: 17,
    year: 2026,
    letterNumber: null,
    letterDate: '2026-11-18',
    sender: 'Dinas Kesehatan',
    subject: 'Permohonan data',
    receivedAt: '2026-11-20T16:30:00.000Z',
    securityClass: 'B',
    urgency: 'biasa',
  },
  disposition: {
    fromPost: post('p0', 'Bupati'),
    givenBy: { id: 'n1', name: 'Drs. Sekar' },
    capacity: 'secretary',
    givenAt: '2026-11-21T01:00:00.000Z',
    instructions: [
      { code: 'SARAN', text: 'Pelajari, untuk saran/pendapat' },
      { code: 'LAMA', text: 'Petunjuk lama' },
    ],
    note: 'Segera.',
    deadline: '2026-11-25',
    urgency: 'segera',
    secret: false,
    recipients: [
      { post: post('p2', 'Kabid'), state: 'read', readAt: '2026-11-21T02:00:00.000Z', settledAt: null },
    ],
  } as unknown as DispositionView,
  subordinates: [
    { id: 'p1', name: 'Sekda' },
    { id: 'p2', name: 'Kabid' },
  ],
  offered: [
    { code: 'DIKETAHUI', text: 'Untuk diketahui seperlunya' },
    { code: 'SARAN', text: 'Pelajari, untuk saran/pendapat' },
  ],
} as const;

describe('the disposition sheet', () => {
  const sheet = sheetData(source);

  it('ticks the recipients in the list of subordinates', () => {
    expect(sheet.forwardedTo).toEqual([
      { text: 'Sekda', ticked: false },
      { text: 'Kabid', ticked: true },
    ]);
  });

  it('ticks the instructions, and prints one that is no longer offered at the end', () => {
    expect(sheet.instructions.map((tick) => [tick.text, tick.ticked])).toEqual([
      ['Untuk diketahui seperlunya', false],
      ['Pelajari, untuk saran/pendapat', true],
      ['Petunjuk lama', true],
    ]);
  });

  it('prints days as they fall in the zone of the agency', () => {
    expect([sheet.receivedOn, sheet.giver.givenOn]).toEqual(['2026-11-21', '2026-11-21']);
  });

  it('shows that a secretary gave it for the post, and the urgency of the act', () => {
    expect(sheet.giver).toMatchObject({ post: 'Bupati', capacity: 'secretary' });
    expect(sheet.nature).toEqual({ verySoon: false, soon: true, secret: false });
    expect([sheet.letterNumber, sheet.agendaNumber]).toEqual(['—', '17/2026']);
  });
});
