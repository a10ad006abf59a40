import {
  address,
  body,
  COLUMNS,
  type Layout,
  letterhead,
  NO_EVENT,
  plainType,
  signature,
} from './layout-parts.ts';
import { longDate } from './letter-facts.ts';

/** Letters under a title, of companies and of citizens. */
export const TITLED_LAYOUTS: Layout[] = [
  {
    name: 'circular: title, number, TENTANG',
    senders: ['agency', 'officer', 'secretariat', 'province'],
    topics: ['circular'],
    set(page, facts) {
      letterhead(page, facts);
      const before = facts.random.chance(0.5);
      if (before) {
        address(page, facts, 0.12, 0.62, 'yth');
        page.skip(1);
      }
      page.centre('SURAT EDARAN', { size: 12, bold: true });
      page.centre(`NOMOR ${facts.random.pick([':', ''])} ${facts.number}`.replace(/ +/g, ' '));
      page.centre('TENTANG');
      for (const line of page.wrap(facts.topic.subject.toUpperCase(), 0.62)) page.centre(line);
      page.skip(1.5);
      if (!before) {
        address(page, facts, 0.12, 0.62, 'kepada-yth');
        page.skip(1);
      }
      page.lineAt(0.12, '1. Latar Belakang');
      const truth = body(page, facts);
      page.room(12);
      const x = 0.55;
      page.skip(1);
      page.lineAt(x, `Ditetapkan di ${facts.sender.place}`);
      page.lineAt(x, `pada tanggal ${longDate(facts.date)}`);
      signature(page, facts);
      return { ...truth, ...NO_EVENT, nature: null, securityClass: 'B', letterType: 'SE' };
    },
  },
  {
    name: 'assignment letter',
    senders: ['agency', 'district', 'school', 'secretariat'],
    topics: ['assignment'],
    set(page, facts) {
      const { event } = facts;
      letterhead(page, facts);
      page.centre('SURAT TUGAS', { size: 13, bold: true });
      page.centre(`NOMOR : ${facts.number}`);
      page.skip(1);
      const columns = { label: 0.12, colon: 0.21, value: 0.235, right: 0.9 };
      page.labelled(
        'Dasar',
        `Surat Nomor ${facts.reference.number} tanggal ${facts.reference.dateText} perihal permintaan peserta.`,
        columns,
      );
      page.skip(0.5);
      page.centre('MENUGASKAN:');
      const inner = { label: 0.235, colon: 0.36, value: 0.375, right: 0.9 };
      page.at(0.12, 'Kepada');
      page.at(0.21, ':');
      page.labelled('Nama', 'Anindya Prameswari, S.Kom.', inner);
      page.labelled('NIP', facts.nip, inner);
      page.labelled('Jabatan', 'Pranata Komputer Ahli Muda', inner);
      page.labelled(
        'Untuk',
        `${facts.topic.text} pada hari ${event.dayText.replace(' / ', ', ')} pukul ${event.timeText.replace('Pukul ', '')} bertempat di ${event.place}.`,
        columns,
      );
      page.skip(1);
      page.lineAt(0.55, `${facts.sender.place}, ${facts.dateText}`);
      signature(page, facts);
      return {
        subject: null,
        addressee: null,
        nature: null,
        securityClass: 'B',
        deadline: null,
        letterType: 'STUGAS',
      };
    },
  },
  {
    name: 'decree',
    senders: ['officer', 'agency'],
    topics: ['decree'],
    set(page, facts) {
      letterhead(page, facts);
      const number = `${facts.random.int(2, 400)} TAHUN ${facts.date.slice(0, 4)}`;
      const post = facts.sender.head.toUpperCase();
      for (const line of page.wrap(`KEPUTUSAN ${post}`, 0.6)) page.centre(line, { bold: true });
      page.centre(`NOMOR ${number}`);
      page.centre('TENTANG');
      for (const line of page.wrap(facts.topic.subject.toUpperCase(), 0.6)) page.centre(line);
      page.skip(1);
      page.centre(`${post},`);
      page.skip(0.5);
      const columns = { label: 0.12, colon: 0.24, value: 0.26, right: 0.9 };
      page.labelled('Menimbang', `a. ${facts.topic.text};`, columns);
      page.labelled(
        'Mengingat',
        '1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;',
        columns,
      );
      page.centre('MEMUTUSKAN:');
      page.labelled('Menetapkan', `Keputusan tentang ${facts.topic.subject}.`, columns);
      page.paragraph('Keputusan ini mulai berlaku pada tanggal ditetapkan.');
      page.lineAt(0.55, `Ditetapkan di ${facts.sender.place}`);
      page.lineAt(0.55, `pada tanggal ${longDate(facts.date)}`);
      signature(page, facts, { nip: false });
      return {
        ...NO_EVENT,
        number,
        addressee: null,
        nature: null,
        securityClass: 'B',
        deadline: null,
        letterType: 'KEPUTUSAN',
      };
    },
  },
  {
    name: 'company: everything left, No. Lamp. Perihal',
    senders: ['company'],
    topics: ['offer', 'request'],
    set(page, facts) {
      const { random } = facts;
      letterhead(page, facts, random.pick(['left', 'centre']));
      const dateFirst = random.chance(0.5);
      if (dateFirst) page.lineAt(0.12, `${facts.sender.place}, ${facts.dateText}`);
      page.skip(0.6);
      page.labelled(random.pick(['No.', 'Nomor', 'No']), facts.number, COLUMNS);
      page.labelled(random.pick(['Lamp.', 'Lampiran']), facts.attachments, COLUMNS);
      page.labelled('Perihal', facts.topic.subject, { ...COLUMNS, right: 0.75 });
      page.skip(1);
      address(page, facts, 0.12, 0.7, 'kepada-yth');
      page.skip(1);
      page.lineAt(0.12, 'Dengan hormat,');
      const truth = body(page, facts);
      signature(page, facts, {
        x: 0.12,
        lead: 'Hormat kami,',
        nip: false,
        ...(dateFirst ? {} : { date: `${facts.sender.place}, ${facts.dateText}` }),
      });
      return { ...truth, ...NO_EVENT, nature: null, securityClass: 'B', letterType: 'SDINAS' };
    },
  },
  {
    name: 'citizen without letterhead',
    senders: ['association'],
    topics: ['complaint', 'request'],
    set(page, facts) {
      const { random } = facts;
      page.rightEdge(`${facts.sender.place}, ${facts.dateText}`);
      page.skip(2);
      const withAttachments = random.chance(0.5);
      if (withAttachments) page.labelled('Lampiran', facts.attachments, COLUMNS);
      page.labelled(random.pick(['Hal', 'Perihal']), facts.topic.subject, { ...COLUMNS, right: 0.8 });
      page.skip(1);
      address(page, facts, 0.12, 0.6, 'kepada-yth');
      page.skip(1);
      page.lineAt(0.12, 'Dengan hormat,');
      page.lineAt(0.12, 'Yang bertanda tangan di bawah ini:');
      const columns = { label: 0.16, colon: 0.3, value: 0.315, right: 0.9 };
      const person = facts.signer.replace(/^(?:Drs|Ir|Dr|dr|Hj|H)\. |,.*$/g, '');
      page.labelled('Nama', person, columns);
      page.labelled('NIK', '3301010101010001', columns);
      page.labelled('Tempat/Tgl. Lahir', `${facts.region.seat}, 4 Mei 1980`, columns);
      page.labelled('Alamat', `RT 02 RW 05 Desa ${facts.region.village}`, columns);
      const truth = body(page, facts);
      page.skip(1);
      page.lineAt(0.6, 'Hormat saya,');
      page.skip(3);
      page.lineAt(0.6, person);
      return {
        ...truth,
        ...NO_EVENT,
        number: null,
        sender: person,
        nature: null,
        securityClass: 'B',
        letterType: 'SDINAS',
      };
    },
  },
  {
    name: 'village cover letter with table',
    senders: ['village', 'school', 'district'],
    topics: ['cover'],
    set(page, facts) {
      letterhead(page, facts);
      page.lineAt(0.58, `${facts.sender.place}, ${facts.dateText}`);
      page.skip(0.4);
      address(page, facts, 0.58, 0.93, 'kepada');
      page.skip(1);
      page.centre('SURAT PENGANTAR', { bold: true, size: 13 });
      page.centre(`Nomor : ${facts.number}`);
      page.skip(1);
      page.at(0.12, 'No.');
      page.at(0.2, 'Jenis yang Dikirim');
      page.at(0.58, 'Banyaknya');
      page.lineAt(0.74, 'Keterangan');
      page.at(0.12, '1.');
      page.at(0.58, '1 (satu) berkas');
      const top = page.y;
      page.lineAt(0.74, 'Disampaikan dengan');
      page.lineAt(0.74, 'hormat');
      page.y = top;
      for (const line of page.wrap(facts.topic.text, 0.34)) page.lineAt(0.2, line);
      page.skip(1);
      page.lineAt(0.12, `Diterima tanggal ..................`);
      signature(page, facts, { nip: false });
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
    name: 'school or committee invitation with greeting',
    senders: ['school', 'association'],
    topics: ['invitation', 'guest'],
    set(page, facts) {
      letterhead(page, facts);
      page.at(0.62, `${facts.sender.place}, ${facts.dateText}`);
      page.labelled('Nomor', facts.number, COLUMNS);
      page.labelled('Lamp', facts.attachments, COLUMNS);
      page.labelled('Hal', facts.topic.subject, COLUMNS);
      page.skip(1);
      address(page, facts, 0.12, 0.62, 'kepada-yth');
      page.skip(1);
      page.lineAt(0.12, 'Assalamu’alaikum Wr. Wb.');
      const truth = body(page, facts, { list: facts.random.chance(0.5) ? 'labels' : 'sentence' });
      page.lineAt(0.12, 'Wassalamu’alaikum Wr. Wb.');
      signature(page, facts, { nip: false });
      return { ...truth, nature: null, securityClass: 'B', letterType: plainType(facts) };
    },
  },
];
