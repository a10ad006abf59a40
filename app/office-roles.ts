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
];

/** What the posts of an Indonesian office usually may. */
export const officeRoles: readonly RoleLine[] = [
  {
    name: 'Pimpinan',
    permissions: ['letters.view-unit', 'dispositions.give', 'dispositions.watch', 'people.view'],
    forSecretaries: true,
  },
  {
    name: 'Tata usaha',
    permissions: ['letters.register', 'letters.view-unit', 'letters.cancel', 'letters.books'],
    forSecretaries: false,
  },
  { name: 'Staf', permissions: [], forSecretaries: false },
  { name: 'Arsiparis', permissions: ['letters.view-unit', 'letters.books'], forSecretaries: false },
  { name: 'Petugas layanan', permissions: ['letters.register'], forSecretaries: false },
];
