import { address, body, type Layout, letterhead, NO_EVENT, plainType, signature } from './layout-parts.ts';
import { longDate } from './letter-facts.ts';

/** Second half of the layouts kept apart. */
export const SECOND_HELD_OUT: Layout[] = [
  {
    name: 'company: reference and subject under the salutation',
    senders: ['company'],
    topics: ['offer'],
    set(page, facts) {
      letterhead(page, facts, 'left');
      page.lineAt(0.1, `${facts.region.seat}, ${longDate(facts.date)}`);
      page.skip(1);
      page.lineAt(0.1, `Nomor  : ${facts.number}`);
      page.skip(1);
      page.lineAt(0.1, 'Kepada Yth.');
      for (const line of page.wrap(facts.addressee, 0.55)) page.lineAt(0.1, line);
      page.lineAt(0.1, 'Di Tempat');
      page.skip(1);
      page.lineAt(0.1, `Perihal : ${facts.topic.subject}`, { bold: true });
      page.skip(0.8);
      page.lineAt(0.1, 'Dengan hormat,');
      const truth = body(page, facts, { left: 0.1 });
      page.paragraph(`Harga tersebut berlaku sampai dengan tanggal ${longDate(facts.event.date)}.`, 0.1);
      signature(page, facts, { x: 0.1, lead: 'Hormat kami,', nip: false });
      return {
        ...truth,
        ...NO_EVENT,
        deadline: facts.deadline?.date ?? facts.event.date,
        nature: null,
        securityClass: 'B',
        letterType: 'SDINAS',
      };
    },
  },
  {
    name: 'citizen: handwritten style, date after the text',
    senders: ['association'],
    topics: ['complaint'],
    set(page, facts) {
      page.lineAt(0.12, `Hal : ${facts.topic.subject}`);
      page.skip(1);
      address(page, facts, 0.12, 0.7, 'kepada-yth');
      page.skip(1);
      page.paragraph(
        `Dengan hormat, saya warga Desa ${facts.region.village} menyampaikan keluhan. ${facts.topic.text}. Mohon ditindaklanjuti.`,
      );
      page.paragraph('Demikian surat ini saya buat dengan sebenarnya.');
      page.skip(1);
      page.lineAt(0.6, `${facts.region.seat}, ${longDate(facts.date)}`);
      page.lineAt(0.6, 'Hormat saya,');
      page.skip(3);
      const person = facts.signer.replace(/^(?:Drs|Ir|Dr|dr|Hj|H)\. |,.*$/g, '');
      page.lineAt(0.6, person);
      return {
        ...NO_EVENT,
        number: null,
        sender: person,
        nature: null,
        securityClass: 'B',
        deadline: null,
        letterType: 'SDINAS',
      };
    },
  },
  {
    name: 'cover letter: number left, Kepada right, table',
    senders: ['district', 'agency', 'village'],
    topics: ['cover'],
    set(page, facts) {
      letterhead(page, facts);
      page.at(0.6, `${facts.sender.place}, ${longDate(facts.date)}`);
      page.labelled('Nomor', facts.number, { label: 0.1, colon: 0.19, value: 0.205, right: 0.55 });
      page.labelled('Lampiran', facts.attachments, { label: 0.1, colon: 0.19, value: 0.205, right: 0.55 });
      page.skip(0.6);
      page.lineAt(0.6, 'Yth.');
      for (const line of page.wrap(facts.addressee, 0.32)) page.lineAt(0.6, line);
      page.lineAt(0.6, 'di Tempat');
      page.skip(1);
      page.centre('SURAT PENGANTAR', { bold: true });
      page.skip(1);
      page.at(0.1, 'No');
      page.at(0.16, 'Uraian');
      page.at(0.56, 'Jumlah');
      page.lineAt(0.72, 'Keterangan');
      page.at(0.1, '1');
      page.at(0.56, '2 (dua) set');
      page.at(0.72, 'Untuk diketahui');
      for (const line of page.wrap(facts.topic.text, 0.36)) page.lineAt(0.16, line);
      signature(page, facts);
      return {
        ...NO_EVENT,
        subject: null,
        nature: null,
        securityClass: 'B',
        deadline: null,
        letterType: 'SPENGANTAR',
      };
    },
  },
  {
    name: 'circular with Yth. list and Hal-less head, dated by place line',
    senders: ['ministry', 'agency', 'officer'],
    topics: ['circular'],
    set(page, facts) {
      letterhead(page, facts);
      page.rightEdge(`${facts.sender.place}, ${longDate(facts.date)}`);
      page.skip(1.3);
      address(page, facts, 0.55, 0.92, 'kepada');
      page.skip(1);
      page.centre('SURAT EDARAN', { bold: true });
      page.centre(`Nomor: ${facts.number}`);
      page.skip(0.4);
      page.centre('Tentang');
      page.skip(0.4);
      for (const line of page.wrap(facts.topic.subject, 0.5)) page.centre(line);
      page.skip(1.2);
      const truth = body(page, facts);
      signature(page, facts);
      return { ...truth, ...NO_EVENT, nature: null, securityClass: 'B', letterType: 'SE' };
    },
  },
  {
    name: 'announcement',
    senders: ['agency', 'hospital', 'school'],
    topics: ['circular'],
    set(page, facts) {
      letterhead(page, facts);
      page.centre('PENGUMUMAN', { bold: true, size: 14 });
      page.centre(`Nomor : ${facts.number}`);
      page.centre('TENTANG');
      for (const line of page.wrap(facts.topic.subject.toUpperCase(), 0.66))
        page.centre(line, { bold: true });
      page.skip(1.2);
      page.paragraph(`${facts.topic.text}. Ketentuan selengkapnya dapat dilihat pada papan pengumuman.`);
      if (facts.deadline) page.paragraph(facts.deadline.text);
      page.lineAt(0.56, `Dikeluarkan di ${facts.sender.place}`);
      page.lineAt(0.56, `Pada tanggal ${longDate(facts.date)}`);
      signature(page, facts, { x: 0.56 });
      return {
        ...NO_EVENT,
        addressee: null,
        nature: null,
        securityClass: 'B',
        deadline: facts.deadline?.date ?? null,
        letterType: 'PENGUMUMAN',
      };
    },
  },
  {
    name: 'modern letter: wide leading, labels without gap, event in bold lines',
    senders: ['agency', 'university', 'council', 'secretariat'],
    topics: ['invitation', 'guest'],
    set(page, facts) {
      letterhead(page, facts, 'left');
      page.lineAt(0.13, `Nomor: ${facts.number}`);
      page.lineAt(0.13, `Sifat: ${facts.nature}`);
      page.lineAt(0.13, `Lampiran: ${facts.attachments}`);
      const lines = page.wrap(`Perihal: ${facts.topic.subject}`, 0.5);
      const hang = 0.13 + page.widthOf('Perihal: ') + 0.004;
      for (const [index, line] of lines.entries()) page.lineAt(index === 0 ? 0.13 : hang, line);
      page.skip(0.8);
      page.lineAt(0.13, longDate(facts.date));
      page.skip(0.8);
      page.lineAt(0.13, 'Yth.');
      for (const line of page.wrap(facts.addressee, 0.6)) page.lineAt(0.13, line);
      page.skip(1.2);
      const truth = body(page, facts, { left: 0.13, labels: ['Hari, Tanggal', 'Waktu', 'Tempat', 'Agenda'] });
      signature(page, facts, { x: 0.13 });
      return { ...truth, letterType: plainType(facts) };
    },
  },
];
