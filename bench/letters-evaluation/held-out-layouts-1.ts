import { body, type Layout, letterhead, plainType, signature } from './layout-parts.ts';
import { dayName, longDate } from './letter-facts.ts';

/** First half of the layouts kept apart. */
export const FIRST_HELD_OUT: Layout[] = [
  {
    name: 'date inside the number block as Tanggal',
    senders: ['agency', 'company', 'council', 'vertical'],
    topics: ['invitation', 'request', 'report'],
    set(page, facts) {
      letterhead(page, facts);
      const columns = { label: 0.1, colon: 0.22, value: 0.24, right: 0.62 };
      page.labelled('NOMOR', facts.number, columns);
      page.labelled('TANGGAL', longDate(facts.date), columns);
      page.labelled('LAMPIRAN', facts.attachments, columns);
      page.labelled('PERIHAL', facts.topic.subject, columns);
      page.skip(1.2);
      page.lineAt(0.1, 'Kepada Yth.');
      for (const line of page.wrap(facts.addressee, 0.5)) page.lineAt(0.1, line);
      page.lineAt(0.1, `di ${facts.region.seat}`);
      page.skip(1);
      const truth = body(page, facts, { left: 0.1, list: 'sentence' });
      signature(page, facts, { x: 0.1, nip: false });
      return { ...truth, nature: null, securityClass: 'B', letterType: plainType(facts) };
    },
  },
  {
    name: 'address above the number block, date last',
    senders: ['agency', 'district', 'hospital'],
    topics: ['invitation', 'request', 'guest'],
    set(page, facts) {
      letterhead(page, facts);
      page.lineAt(0.6, 'Kepada');
      page.at(0.555, 'Yth.');
      for (const line of page.wrap(facts.addressee, 0.32)) page.lineAt(0.6, line);
      page.lineAt(0.6, 'di –');
      page.lineAt(0.64, facts.region.seat.toUpperCase());
      page.skip(1);
      page.centre('SURAT DINAS', { bold: true });
      page.centre(`Nomor: ${facts.number}`);
      page.skip(1);
      const columns = { label: 0.12, colon: 0.2, value: 0.215, right: 0.88 };
      page.labelled('Sifat', facts.nature, columns);
      page.labelled('Hal', facts.topic.subject, columns);
      page.skip(0.7);
      const truth = body(page, facts);
      page.skip(0.6);
      page.lineAt(0.52, `${facts.sender.place}, ${longDate(facts.date)}`);
      signature(page, facts, { x: 0.52 });
      return { ...truth, letterType: plainType(facts) };
    },
  },
  {
    name: 'neighbourhood invitation without number',
    senders: ['association'],
    topics: ['invitation'],
    set(page, facts) {
      const { region, event } = facts;
      page.centre('PENGURUS RUKUN TETANGGA 04 RUKUN WARGA 09', { size: 13, bold: true });
      page.centre(`KELURAHAN ${region.village.toUpperCase()}`, { size: 13 });
      page.skip(1);
      page.rightEdge(`${region.seat}, ${longDate(facts.date)}`);
      page.skip(1.5);
      page.lineAt(0.12, 'Perihal: Undangan Kerja Bakti');
      page.skip(0.5);
      page.lineAt(0.12, 'Yth. Bapak/Ibu Warga RT 04');
      page.lineAt(0.12, 'di tempat');
      page.skip(1);
      page.paragraph(
        'Dengan hormat, bersama ini kami mengundang Bapak/Ibu untuk hadir dalam kerja bakti yang insya Allah akan dilaksanakan pada:',
      );
      const columns = { label: 0.16, colon: 0.26, value: 0.28, right: 0.9 };
      page.labelled('Hari', dayName(event.date), columns);
      page.labelled('Tanggal', longDate(event.date), columns);
      page.labelled('Jam', event.timeText, columns);
      page.labelled('Tempat', event.place, columns);
      page.paragraph('Demikian undangan ini kami sampaikan, atas kehadirannya kami ucapkan terima kasih.');
      page.skip(1);
      page.lineAt(0.6, 'Ketua RT 04,');
      page.skip(3);
      page.lineAt(0.6, facts.signer);
      return {
        number: null,
        sender: `Pengurus Rukun Tetangga 04 Rukun Warga 09 Kelurahan ${region.village}`,
        subject: 'Undangan Kerja Bakti',
        addressee: 'Warga RT 04',
        nature: null,
        securityClass: 'B',
        deadline: null,
        letterType: 'UNDANGAN',
        codes: ['400.10.3.2', '400.10.3', '400.10.3.1', '600.4.15', '000.1.5'],
      };
    },
  },
  {
    name: 'national agency: numbered addressees, date right on first label',
    senders: ['ministry', 'province'],
    topics: ['request', 'invitation'],
    set(page, facts) {
      letterhead(page, facts);
      const columns = { label: 0.11, colon: 0.2, value: 0.215, right: 0.6 };
      page.at(0.66, `${facts.sender.place}, ${longDate(facts.date)}`);
      page.labelled('Nomor', facts.number, columns);
      page.labelled('Sifat', facts.nature, columns);
      page.labelled('Lampiran', facts.attachments, columns);
      page.labelled('Hal', facts.topic.subject, columns);
      page.skip(1.4);
      const { region } = facts;
      const names = [
        `Sekretaris Daerah ${region.name}`,
        `Kepala Bappeda ${region.name}`,
        `Inspektur ${region.name}`,
      ];
      page.at(0.11, 'Yth.');
      for (const [index, name] of names.entries())
        page.lineAt(0.16, `${index + 1}. ${name}${index < 2 ? ';' : ''}`);
      page.lineAt(0.11, 'di');
      page.lineAt(0.15, 'Tempat');
      page.skip(1);
      const truth = body(page, facts, { left: 0.11 });
      signature(page, facts, { x: 0.52, nip: false });
      return {
        ...truth,
        addressee: names.map((name, index) => `${index + 1}. ${name}${index < 2 ? ';' : ''}`).join(' '),
        letterType: plainType(facts),
      };
    },
  },
  {
    name: 'note with labels in a table and Perihal first',
    senders: ['agency', 'secretariat'],
    topics: ['report', 'request'],
    set(page, facts) {
      letterhead(page, facts);
      page.centre('N O T A D I N A S', { bold: true, size: 13 });
      page.skip(1);
      const columns = { label: 0.12, colon: 0.245, value: 0.26, right: 0.9 };
      page.labelled('Kepada', `Yth. ${facts.addressee}`, columns);
      page.labelled('Dari', facts.sender.head, columns);
      page.labelled('Nomor', facts.number, columns);
      page.labelled('Tanggal', longDate(facts.date), columns);
      page.labelled('Lampiran', facts.attachments, columns);
      page.labelled('Sifat', facts.nature, columns);
      page.labelled('Perihal', facts.topic.subject, columns);
      page.skip(1.5);
      const truth = body(page, facts);
      signature(page, facts, { x: 0.5 });
      return { ...truth, letterType: 'NOTADINAS' };
    },
  },
  {
    name: 'summons',
    senders: ['agency', 'district'],
    topics: ['request'],
    set(page, facts) {
      const { event } = facts;
      letterhead(page, facts);
      page.centre('SURAT PANGGILAN', { bold: true });
      page.centre(`NOMOR ${facts.number}`);
      page.skip(1);
      page.paragraph('Bersama ini diminta dengan hormat kehadiran Saudara:', 0.12, 0.9, 0);
      const columns = { label: 0.12, colon: 0.24, value: 0.26, right: 0.9 };
      page.labelled('Nama', 'Sutrisno Wibawa', columns);
      page.labelled('NIP', facts.nip, columns);
      page.paragraph('untuk menghadap kepada pejabat pemeriksa pada:', 0.12, 0.9, 0);
      page.labelled('Hari', dayName(event.date), columns);
      page.labelled('Tanggal', longDate(event.date), columns);
      page.labelled('Pukul', event.timeText.replace('Pukul ', ''), columns);
      page.labelled('Tempat', event.place, columns);
      page.paragraph(
        'untuk dimintai keterangan sehubungan dengan dugaan pelanggaran disiplin pegawai.',
        0.12,
        0.9,
        0,
      );
      page.skip(1);
      page.lineAt(0.55, `${facts.sender.place}, ${longDate(facts.date)}`);
      signature(page, facts);
      return {
        subject: null,
        addressee: null,
        nature: null,
        securityClass: 'B',
        deadline: null,
        letterType: 'SPANGGILAN',
        codes: ['800.1.6.2', '800.1.6'],
      };
    },
  },
];
