import {
  address,
  body,
  COLUMNS,
  copies,
  type Layout,
  letterhead,
  NO_EVENT,
  plainType,
  signature,
} from './layout-parts.ts';
import { longDate } from './letter-facts.ts';

const GENERAL = ['invitation', 'request', 'report', 'guest'] as const;
const OFFICES = [
  'agency',
  'province',
  'district',
  'secretariat',
  'hospital',
  'vertical',
  'council',
  'ministry',
] as const;

/** Letters and notes with a number block. */
export const PLAIN_LAYOUTS: Layout[] = [
  {
    name: 'date right above, number block, Yth. below',
    senders: [...OFFICES],
    topics: [...GENERAL],
    set(page, facts) {
      letterhead(page, facts);
      page.rightEdge(`${facts.sender.place}, ${facts.dateText}`);
      page.skip(1.4);
      page.labelled('Nomor', facts.number, COLUMNS);
      page.labelled('Sifat', facts.nature, COLUMNS);
      page.labelled('Lampiran', facts.attachments, COLUMNS);
      page.labelled('Hal', facts.topic.subject, COLUMNS);
      page.skip(1);
      address(page, facts, 0.12, 0.6, 'yth');
      page.skip(1);
      const truth = body(page, facts);
      signature(page, facts);
      copies(page, facts);
      return { ...truth, letterType: plainType(facts) };
    },
  },
  {
    name: 'two columns: number block left, date and Kepada right',
    senders: [...OFFICES, 'school', 'village'],
    topics: [...GENERAL],
    set(page, facts) {
      letterhead(page, facts);
      page.lineAt(0.58, `${facts.sender.place}, ${facts.dateText}`);
      page.skip(0.6);
      const top = page.y;
      page.lineAt(0.58, 'Kepada');
      page.y = top;
      const columns = { ...COLUMNS, right: 0.5 };
      page.labelled('Nomor', facts.number, columns);
      const afterNumber = page.y;
      page.labelled('Sifat', facts.nature, columns);
      page.labelled('Lampiran', facts.attachments, columns);
      page.labelled('Perihal', facts.topic.subject, columns);
      const leftEnd = page.y;
      page.y = afterNumber;
      address(page, facts, 0.58, 0.93, 'yth');
      page.y = Math.max(page.y, leftEnd);
      page.skip(1);
      const truth = body(page, facts, { left: 0.225 });
      signature(page, facts);
      copies(page, facts);
      return { ...truth, letterType: plainType(facts) };
    },
  },
  {
    name: 'ministry: date on the number line',
    senders: ['ministry', 'vertical', 'province', 'university'],
    topics: [...GENERAL],
    set(page, facts) {
      letterhead(page, facts, 'left');
      page.at(0.72, facts.dateText.replace(/^0/, ''));
      page.labelled('Nomor', facts.number, COLUMNS);
      page.labelled('Sifat', facts.nature, COLUMNS);
      page.labelled('Lampiran', facts.attachments, COLUMNS);
      page.labelled('Hal', facts.topic.subject, { ...COLUMNS, right: 0.68 });
      page.skip(1.5);
      address(page, facts, 0.12, 0.62, 'yth');
      page.skip(1);
      const truth = body(page, facts);
      signature(page, facts, { nip: false });
      copies(page, facts);
      return { ...truth, letterType: plainType(facts) };
    },
  },
  {
    name: 'note: Yth., Dari, Tanggal under a title',
    senders: ['agency', 'secretariat', 'district'],
    topics: ['request', 'report', 'invitation'],
    set(page, facts) {
      const { random } = facts;
      letterhead(page, facts);
      page.centre('NOTA DINAS', { size: 13, bold: true });
      const under = random.chance(0.4);
      if (under) page.centre(`NOMOR ${facts.number}`);
      page.skip(1);
      const columns = { label: 0.14, colon: 0.26, value: 0.28, right: 0.88 };
      page.labelled(random.pick(['Yth.', 'Kepada', 'Kepada Yth.']), facts.addressee, columns);
      page.labelled('Dari', facts.sender.head, columns);
      if (random.chance(0.3)) page.labelled('Tembusan', '-', columns);
      page.labelled('Tanggal', longDate(facts.date), columns);
      if (!under) page.labelled('Nomor', facts.number, columns);
      page.labelled('Sifat', facts.nature, columns);
      page.labelled('Lampiran', facts.attachments, columns);
      page.labelled(random.pick(['Hal', 'Perihal']), facts.topic.subject, columns);
      page.skip(1);
      const truth = body(page, facts);
      signature(page, facts);
      return { ...truth, letterType: 'NOTADINAS' };
    },
  },
  {
    name: 'radiogram in capitals',
    senders: ['officer', 'province', 'agency'],
    topics: ['request', 'report'],
    set(page, facts) {
      letterhead(page, facts);
      page.centre('RADIOGRAM', { bold: true, size: 13 });
      page.skip(1);
      const columns = { label: 0.12, colon: 0.24, value: 0.26, right: 0.88 };
      page.labelled('DARI', facts.sender.head.toUpperCase(), columns);
      page.labelled('KEPADA', `YTH. ${facts.addressee.toUpperCase()}`, columns);
      page.labelled('NOMOR', facts.number.toUpperCase(), columns);
      page.labelled('TANGGAL', longDate(facts.date).toUpperCase(), columns);
      page.labelled('DERAJAT', facts.nature.toUpperCase(), columns);
      page.skip(1);
      page.paragraph(
        `${facts.topic.text} TTK PERLU DISAMPAIKAN HAL-HAL SEBAGAI BERIKUT TTK DUA TTK`.toUpperCase(),
      );
      if (facts.deadline) page.paragraph(facts.deadline.text.toUpperCase());
      page.paragraph('DEMIKIAN UNTUK MENJADI PERHATIAN TTK HABIS');
      signature(page, facts);
      return { ...NO_EVENT, subject: null, deadline: facts.deadline?.date ?? null, letterType: 'SDINAS' };
    },
  },
];
