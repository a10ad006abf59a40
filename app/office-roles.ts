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
  'dispositions.configure',
  'signatures.manage',
  'outgoing.configure',
  'outgoing.delegate',
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
      'outgoing.write',
      'outgoing.view-unit',
    ],
    forSecretaries: true,
  },
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
    ],
    forSecretaries: false,
  },
  { name: 'Staf', permissions: ['outgoing.write'], forSecretaries: false },
  {
    name: 'Arsiparis',
    permissions: ['letters.view-unit', 'letters.books', 'outgoing.view-unit'],
    forSecretaries: false,
  },
  { name: 'Petugas layanan', permissions: ['letters.register', 'outgoing.write'], forSecretaries: false },
  // Who answers for the numbers of the registry, also without doing its work.
  {
    name: 'Kepala tata usaha',
    permissions: ['outgoing.number', 'outgoing.reserve'],
    forSecretaries: false,
  },
];
