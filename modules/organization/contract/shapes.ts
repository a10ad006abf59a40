import { z } from 'zod';
import { AgencyId, idOf, PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { Day, Instant, line } from '#core/contract/schemas.ts';

export const RoleId = idOf('Role');
export type RoleId = z.output<typeof RoleId>;
export const HolderId = idOf('Holder');
export type HolderId = z.output<typeof HolderId>;
export const SecretaryId = idOf('Secretary');
export type SecretaryId = z.output<typeof SecretaryId>;

/** Perangkat daerah and their parts; `bureau` is a bagian, `department` a dinas, badan or inspektorat. */
export const unitKinds = [
  'agency',
  'leadership',
  'secretariat',
  'assistant',
  'bureau',
  'department',
  'division',
  'section',
  'technical-unit',
  'district',
  'village',
  'other',
] as const;
export const UnitKind = z.enum(unitKinds);
export type UnitKind = z.output<typeof UnitKind>;

/** Pejabat negara, struktural, fungsional, pelaksana. */
export const postKinds = ['elected', 'structural', 'functional', 'executive'] as const;
export const PostKind = z.enum(postKinds);
export type PostKind = z.output<typeof PostKind>;

/** Definitive, or acting as Plt., Plh., Pj. or Pjs. */
export const holderKinds = ['definitive', 'plt', 'plh', 'pj', 'pjs'] as const;
export const HolderKind = z.enum(holderKinds);
export type HolderKind = z.output<typeof HolderKind>;

export const personKinds = ['pns', 'pppk', 'other'] as const;
export const PersonKind = z.enum(personKinds);
export type PersonKind = z.output<typeof PersonKind>;

export const Code = line(40).meta({ description: 'Code by which the agency knows it, unique in the agency' });
export const Echelon = z.string().regex(/^(I|II|III|IV|V)\.[ab]$/);
export const Nip = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s.]/g, ''))
  .pipe(z.string().regex(/^\d{18}$/, { message: 'organization.nip-invalid' }))
  .meta({ description: 'NIP or NI PPPK, 18 digits; spaces are left out' });
export const Nik = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s.]/g, ''))
  .pipe(z.string().regex(/^\d{16}$/, { message: 'organization.nik-invalid' }))
  .meta({ description: 'NIK, 16 digits' });

export const AgencyView = z.object({
  id: AgencyId,
  name: z.string(),
  shortName: z.string(),
  code: z.string(),
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
});

export const UnitView = z.object({
  id: UnitId,
  parentId: UnitId.nullable(),
  code: z.string(),
  name: z.string(),
  shortName: z.string().nullable(),
  kind: UnitKind,
  sortOrder: z.int(),
  activeFrom: Day,
  activeUntil: Day.nullable(),
  can: z.object({ manage: z.boolean(), managePosts: z.boolean() }),
});
export type UnitView = z.output<typeof UnitView>;

export const PostHolder = z.object({ personId: PersonId, name: z.string(), capacity: HolderKind });

/** A post as lists and pickers show it. */
export const PostEntry = z.object({
  id: PostId,
  name: z.string(),
  unitId: UnitId,
  unitName: z.string(),
  superiorId: PostId.nullable(),
  isHead: z.boolean(),
  holder: PostHolder.nullable(),
});
export type PostEntry = z.output<typeof PostEntry>;

/** A post in the chart, with how many posts report to it directly. */
export const ChartEntry = PostEntry.extend({ subordinates: z.int() });

export const HolderView = z.object({
  id: HolderId,
  postId: PostId,
  postName: z.string(),
  unitName: z.string(),
  personId: PersonId,
  personName: z.string(),
  kind: HolderKind,
  startsAt: Instant,
  endsAt: Instant.nullable(),
  decreeNumber: z.string().nullable(),
});
export type HolderView = z.output<typeof HolderView>;

export const SecretaryView = z.object({
  id: SecretaryId,
  postId: PostId,
  postName: z.string(),
  personId: PersonId,
  personName: z.string(),
  startsAt: Instant,
  endsAt: Instant.nullable(),
});
export type SecretaryView = z.output<typeof SecretaryView>;

export const PostRoleView = z.object({
  roleId: RoleId,
  roleName: z.string(),
  unitId: UnitId,
  unitName: z.string(),
});

export const PostDetail = z.object({
  id: PostId,
  unitId: UnitId,
  unitName: z.string(),
  superior: PostEntry.nullable(),
  code: z.string().nullable(),
  name: z.string(),
  kind: PostKind,
  isHead: z.boolean(),
  echelon: z.string().nullable(),
  sortOrder: z.int(),
  activeFrom: Day,
  activeUntil: Day.nullable(),
  holders: z.array(HolderView),
  secretaries: z.array(SecretaryView),
  roles: z.array(PostRoleView),
  can: z.object({ manage: z.boolean(), manageRoles: z.boolean() }),
});

export const PersonEntry = z.object({
  id: PersonId,
  /** With titles. */
  fullName: z.string(),
  kind: PersonKind,
  nip: z.string().nullable(),
  grade: z.string().nullable(),
  activeUntil: Day.nullable(),
  posts: z.array(z.object({ id: PostId, name: z.string(), unitName: z.string(), capacity: HolderKind })),
});
export type PersonEntry = z.output<typeof PersonEntry>;

export const PersonDetail = z.object({
  id: PersonId,
  fullName: z.string(),
  name: z.string(),
  frontTitle: z.string().nullable(),
  backTitle: z.string().nullable(),
  kind: PersonKind,
  nip: z.string().nullable(),
  /** All but the last four digits hidden. */
  nik: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  grade: z.string().nullable(),
  activeUntil: Day.nullable(),
  holders: z.array(HolderView),
  secretaries: z.array(SecretaryView),
  can: z.object({ manage: z.boolean() }),
});

export const RoleView = z.object({
  id: RoleId,
  name: z.string(),
  permissions: z.array(z.string()),
  forSecretaries: z.boolean(),
  posts: z.int(),
});
