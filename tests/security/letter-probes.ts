import type { Probe } from './probes.ts';

const letterOf: Probe = { input: async (kit) => ({ letterId: (await kit.letter()).id }) };
const documentOf: Probe = { input: async (kit) => ({ documentId: await kit.registeredDocument() }) };
const bookOf: Probe = { input: (kit) => ({ bookId: kit.world.bookId, year: 2026 }) };
const head = 'kadis-kominfo';

/** How the operations of letters and books are asked. A name after `#` is the same operation on another object. */
export const letterProbes: Record<string, Probe> = {
  'letters.receive': {
    input: async (kit, asker) => ({ fileIds: [await kit.file(asker?.key ?? 'tata-usaha')] }),
  },
  'letters.list-intakes': {},
  'letters.open-intake': { input: async (kit) => ({ intakeId: (await kit.intake()).id }) },
  'letters.discard-intake': {
    input: async (kit) => ({ intakeId: (await kit.intake()).id, reason: 'Bukan surat' }),
  },
  'letters.register': {
    input: (kit, asker) => ({
      sender: 'Warga',
      subject: 'Permohonan',
      addressees: [asker?.agency === kit.world.tirtamaya ? asker.postId : kit.post(head)],
    }),
  },
  'letters.register#for-a-foreign-post': {
    input: (kit) => ({
      sender: 'Warga',
      subject: 'Permohonan',
      addressees: [kit.world.tirtamaya.posts.values().next().value],
    }),
  },
  'letters.register#mail-of-kominfo': {
    input: async (kit, asker) => ({
      intakeId: (await kit.intake()).id,
      sender: 'Warga',
      subject: 'Permohonan',
      addressees: [asker?.agency === kit.world.tirtamaya ? asker.postId : kit.post(head)],
    }),
  },
  'letters.register#answering-a-secret-letter': {
    input: async (kit) => ({
      replyTo: (await kit.secretOfTheInspectorate()).id,
      sender: 'Warga',
      subject: 'Permohonan',
      addressees: [kit.post(head)],
    }),
  },
  'letters.list': {},
  'letters.count': {},
  'letters.list-pdf': {},
  'letters.list-sheet': {},
  'letters.inbox': {},
  'letters.inbox#of-the-head': { input: (kit) => ({ postId: kit.post(head) }) },
  'letters.counters': {},
  'letters.open': letterOf,
  'letters.open#terbatas': {
    input: async (kit) => ({ letterId: (await kit.letter({ securityClass: 'T' })).id }),
  },
  'letters.open#rahasia': {
    input: async (kit) => ({ letterId: (await kit.letter({ securityClass: 'R' })).id }),
  },
  'letters.open#sangat-rahasia': {
    input: async (kit) => ({ letterId: (await kit.letter({ securityClass: 'SR' })).id }),
  },
  'letters.mark-opened': {
    input: async (kit) => ({ letterId: (await kit.letter()).id, postId: kit.post(head) }),
  },
  'letters.timeline': letterOf,
  'letters.timeline#rahasia': {
    input: async (kit) => ({ letterId: (await kit.letter({ securityClass: 'R' })).id }),
  },
  'letters.correct': {
    input: async (kit) => ({
      letterId: (await kit.letter()).id,
      version: 1,
      reason: 'Salah ketik',
      sender: 'Warga',
      subject: 'Permohonan',
    }),
  },
  'letters.corrections': letterOf,
  'letters.corrections#rahasia': {
    input: async (kit) => ({ letterId: (await kit.letter({ securityClass: 'R' })).id }),
  },
  'letters.cancel': { input: async (kit) => ({ letterId: (await kit.letter()).id, reason: 'Salah alamat' }) },
  'letters.close': { input: async (kit) => ({ letterId: (await kit.letter()).id, postId: kit.post(head) }) },
  'letters.reopen': {
    input: async (kit) => ({
      letterId: (await kit.closedLetter()).id,
      postId: kit.post(head),
      reason: 'Masih perlu',
    }),
  },
  'letters.name-readers': {
    input: async (kit) => ({
      letterId: (await kit.letter({ securityClass: 'R' })).id,
      postIds: [kit.post('kabid-aptika')],
    }),
  },
  'letters.unname-reader': {
    input: async (kit) => ({
      letterId: (await kit.letter({ securityClass: 'R', readers: [kit.post('kabid-aptika')] })).id,
      postId: kit.post('kabid-aptika'),
    }),
  },
  'letters.add-addressees': {
    input: async (kit) => ({ letterId: (await kit.letter()).id, postIds: [kit.post('kabid-aptika')] }),
  },
  'letters.add-addressees#rahasia': {
    input: async (kit) => ({
      letterId: (await kit.letter({ securityClass: 'R' })).id,
      postIds: [kit.post('kabid-aptika')],
    }),
  },
  'letters.withdraw-addressee': {
    input: async (kit) => ({
      letterId: (await kit.widelyAddressedLetter()).id,
      postId: kit.post('kabid-aptika'),
      reason: 'Salah tujuan',
    }),
  },
  'letters.add-documents': {
    input: async (kit, asker) => ({
      letterId: (await kit.letter()).id,
      fileIds: [await kit.file(asker?.key ?? 'tata-usaha')],
    }),
  },
  'letters.return-mail': { input: async (kit) => ({ letterId: (await kit.cancelledLetter()).id }) },
  'letters.read-again': documentOf,
  'letters.read-again#of-mail': { input: async (kit) => ({ documentId: (await kit.intake()).documentId }) },
  'letters.links': letterOf,
  'letters.links#rahasia': {
    input: async (kit) => ({ letterId: (await kit.letter({ securityClass: 'R' })).id }),
  },
  'letters.link': {
    input: async (kit) => ({
      letterId: (await kit.letter()).id,
      earlierId: (await kit.letter()).id,
      kind: 'follows-up',
    }),
  },
  'letters.link#with-a-secret-letter': {
    input: async (kit) => ({
      letterId: (await kit.letter()).id,
      earlierId: (await kit.secretOfTheInspectorate()).id,
      kind: 'follows-up',
    }),
  },
  'letters.unlink': { input: async (kit) => ({ ...(await kit.linkedLetters()), kind: 'follows-up' }) },
  'letters.pages': documentOf,
  'letters.pages#of-mail': { input: async (kit) => ({ documentId: (await kit.intake()).documentId }) },
  'letters.read-pages': {
    input: async (kit) => ({ documentId: await kit.registeredDocument(), from: 1 }),
  },
  'letters.read-pages#of-mail': {
    input: async (kit) => ({ documentId: (await kit.intake()).documentId, from: 1 }),
  },
  'letters.find-in-document': {
    input: async (kit) => ({ documentId: await kit.registeredDocument(), q: 'rapat' }),
  },
  'letters.find-in-document#of-mail': {
    input: async (kit) => ({ documentId: (await kit.intake()).documentId, q: 'rapat' }),
  },
  'letters.page-image': { elsewhere: 'answers only when pages were read; same gate as letters.pages' },
  'letters.download': documentOf,
  'letters.senders': { input: () => ({ q: 'dinas' }) },
  'letters.classifications': {},
  'letters.types': {},
  'letters.track': { input: async (kit) => ({ code: (await kit.letter()).receiptCode }) },
  'books.list': {},
  'books.open': {
    input: (kit) => ({ unitId: kit.world.arunika.units.get('kominfo'), name: `Buku ${kit.serial()}` }),
  },
  'books.change': { input: async (kit) => ({ bookId: (await kit.book()).id, name: `Buku ${kit.serial()}` }) },
  'books.close': { input: async (kit) => ({ bookId: (await kit.book()).id }) },
  'books.reopen': { input: async (kit) => ({ bookId: (await kit.book({ closed: true })).id }) },
  'books.entries': bookOf,
  'books.gaps': bookOf,
  'books.agenda-pdf': bookOf,
  'books.agenda-sheet': bookOf,
  'books.expedition-pdf': bookOf,
  'books.expedition-sheet': bookOf,
  'books.cards-pdf': bookOf,
  'books.cards-sheet': bookOf,
  'books.control-card': letterOf,
  'books.receipt': letterOf,
};

const deskOf = (until: 'sent' | 'read' | 'reported', more: object = {}): Probe => ({
  input: async (kit) => ({ recipientId: (await kit.desk(until)).recipientId, ...more }),
});

/** How the operations of dispositions are asked: kadis-kominfo gave to kabid-aptika. */
export const dispositionProbes: Record<string, Probe> = {
  'dispositions.give': {
    input: async (kit) => ({
      letterId: (await kit.letter()).id,
      postId: kit.post(head),
      recipients: [kit.post('kabid-aptika')],
      note: 'Mohon',
    }),
  },
  'dispositions.forward': {
    input: async (kit) => ({
      recipientId: (await kit.desk('read')).recipientId,
      recipients: [kit.post('staf-kominfo')],
      note: 'Mohon',
    }),
  },
  'dispositions.mark-read': deskOf('sent'),
  'dispositions.start': deskOf('read'),
  'dispositions.report': deskOf('read', { text: 'Sudah selesai' }),
  'dispositions.return': deskOf('read', { reason: 'Bukan bidang kami' }),
  'dispositions.cancel': deskOf('sent'),
  'dispositions.accept': deskOf('reported'),
  'dispositions.send-back': deskOf('reported', { reason: 'Lengkapi' }),
  'dispositions.close': { input: async (kit) => ({ dispositionId: (await kit.desk('read')).dispositionId }) },
  'dispositions.inbox': {},
  'dispositions.given': {},
  'dispositions.inbox-pdf': {},
  'dispositions.inbox-sheet': {},
  'dispositions.given-pdf': {},
  'dispositions.given-sheet': {},
  'dispositions.counters': {},
  'dispositions.statistics': {},
  'dispositions.stuck': {},
  'dispositions.stuck#of-the-inspectorate': {
    input: (kit) => ({ unitId: kit.world.arunika.units.get('inspektorat') }),
  },
  'dispositions.open': { input: async (kit) => ({ dispositionId: (await kit.desk()).dispositionId }) },
  'dispositions.open-desk': deskOf('sent'),
  'dispositions.tree': { input: async (kit) => ({ letterId: (await kit.desk()).letterId }) },
  'dispositions.tracking': { input: async (kit) => ({ letterId: (await kit.desk()).letterId }) },
  'dispositions.sheet': { input: async (kit) => ({ letterId: (await kit.desk()).letterId }) },
  'dispositions.report-file': { elsewhere: 'modules/dispositions/test' },
  'dispositions.instructions': {},
  'dispositions.set-instructions': {
    input: () => ({ items: [{ code: 'DIKETAHUI', text: 'Untuk diketahui' }] }),
  },
  'dispositions.settings': {},
  'dispositions.set-settings': { input: () => ({ escalateAfterDays: 3 }) },
};
