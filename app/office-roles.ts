import type { RoleLine } from './demo/story.ts';

/** Keeps the structure, the people and the accounts; reads no letters. */
export const administratorRole = 'Admin aplikasi';
export const administratorPermissions: readonly string[] = [
  'units.manage',
  'posts.manage',
  'people.view',
  'people.manage',
  'people.import',
  'roles.manage',
  'accounts.manage',
  'accounts.provision',
  'dispositions.configure',
  'signatures.manage',
  'outgoing.configure',
  'archive.configure',
  'archive.review-emergency',
  'outgoing.delegate',
  'ledger.watch',
  'ledger.configure',
  'calendar.manage',
  'leave.configure',
  'attendance.manage',
  'attendance.show-code',
];

/** What the posts of an Indonesian office usually may. */
export const officeRoles: readonly RoleLine[] = [
  {
    name: 'Pimpinan',
    permissions: [
      'letters.view-unit',
      'dispositions.give',
      'dispositions.watch',
      'people.view',
      'staff.view',
      'attendance.view-unit',
      'attendance.decide',
      'outgoing.write',
      'outgoing.view-unit',
      'archive.view-unit',
      // The head of a processing unit sits on panels that appraise its records.
      'archive.appraise',
    ],
    forSecretaries: true,
  },
  // The leave of those below is no business of the secretary.
  { name: 'Cuti bawahan', permissions: ['leave.view'], forSecretaries: false },
  {
    name: 'Tata usaha',
    permissions: [
      'letters.register',
      'letters.view-unit',
      'letters.cancel',
      'letters.books',
      'outgoing.write',
      'outgoing.number',
      'outgoing.send',
      'outgoing.view-unit',
      'archive.file',
      'archive.view-unit',
      // The first key of a transfer is its unit's, the second the records unit's.
      'archive.execute',
    ],
    forSecretaries: false,
  },
  { name: 'Staf', permissions: ['outgoing.write'], forSecretaries: false },
  {
    name: 'Arsiparis',
    permissions: [
      'letters.view-unit',
      'letters.books',
      'outgoing.view-unit',
      'archive.file',
      'archive.records-unit',
      'archive.appraise',
      'archive.view-unit',
    ],
    forSecretaries: false,
  },
  // Whoever keeps what is inactive for the whole agency.
  {
    name: 'Unit kearsipan',
    permissions: [
      'archive.records-unit',
      'archive.appraise',
      'archive.execute',
      'archive.view-unit',
      'archive.review-emergency',
    ],
    forSecretaries: false,
  },
  // The head of the agency and of the records unit; everybody else asks to be named as a reader.
  { name: 'Akses darurat arsip', permissions: ['archive.break-glass'], forSecretaries: false },
  { name: 'Penyusutan arsip', permissions: ['archive.approve', 'archive.view-unit'], forSecretaries: false },
  { name: 'Petugas layanan', permissions: ['letters.register', 'outgoing.write'], forSecretaries: false },
  // Personnel: keeps the files, decides on what employees ask to change, and reads the private part with a trace.
  {
    name: 'Pengelola kepegawaian',
    permissions: [
      'people.view',
      'staff.view',
      'staff.manage',
      'staff.view-private',
      'calendar.manage',
      'leave.view',
      'leave.manage',
      'attendance.view-unit',
      'attendance.decide',
      'attendance.manage',
      'attendance.show-code',
    ],
    forSecretaries: false,
  },
  // For the account that is signed in at the screen of an entrance, and nothing else.
  { name: 'Layar pintu masuk', permissions: ['attendance.show-code'], forSecretaries: false },
  // Who answers for the numbers of the registry, also without doing its work.
  {
    name: 'Kepala tata usaha',
    permissions: ['outgoing.number', 'outgoing.reserve'],
    forSecretaries: false,
  },
];
