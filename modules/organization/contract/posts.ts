import { z } from 'zod';
import { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { Cursor, Day, EnteredInstant, line, PageSize, pageOf, queryFlag } from '#core/contract/schemas.ts';
import { postsManage, rolesManage } from './permissions.ts';
import {
  ChartEntry,
  Code,
  Echelon,
  HolderId,
  HolderKind,
  HolderView,
  PostDetail,
  PostEntry,
  PostKind,
  RoleId,
  SecretaryId,
  SecretaryView,
} from './shapes.ts';

const PickerSize = z.coerce.number().int().min(1).max(50).default(20);
const Search = line(100).optional();

export const posts = {
  list: operation({
    id: 'posts.list',
    method: 'GET',
    path: '/api/posts',
    summary: 'Posts in force, of a unit and everything below it or of the agency, by name.',
    access: signedIn,
    input: z.strictObject({
      unitId: UnitId.optional(),
      own: queryFlag.describe('Only the posts of the unit itself.'),
      cursor: Cursor,
      limit: PageSize,
    }),
    output: pageOf(PostEntry),
  }),
  search: operation({
    id: 'posts.search',
    method: 'GET',
    path: '/api/posts/search',
    summary: 'Posts in force whose name, unit or holder contains the words, the highest first; for pickers.',
    access: signedIn,
    input: z.strictObject({ search: Search, unitId: UnitId.optional(), limit: PickerSize }),
    output: z.object({ items: z.array(PostEntry) }),
  }),
  chart: operation({
    id: 'posts.chart',
    method: 'GET',
    path: '/api/posts/chart',
    summary: 'The posts that report directly to a superior, or the highest posts.',
    access: signedIn,
    input: z.strictObject({ superiorId: PostId.optional() }),
    output: z.object({ items: z.array(ChartEntry) }),
  }),
  below: operation({
    id: 'posts.below',
    method: 'GET',
    path: '/api/posts/:superiorId/below',
    summary: 'Posts in force anywhere below a superior, nearest first; for pickers.',
    access: signedIn,
    input: z.strictObject({ superiorId: PostId, search: Search, limit: PickerSize }),
    output: z.object({ items: z.array(PostEntry) }),
  }),
  open: operation({
    id: 'posts.open',
    method: 'GET',
    path: '/api/posts/:postId',
    summary: 'A post with its holders and secretaries of all times and its roles.',
    access: signedIn,
    input: z.strictObject({ postId: PostId }),
    output: PostDetail,
  }),
  create: operation({
    id: 'posts.create',
    method: 'POST',
    path: '/api/posts',
    summary: 'Creates a post in a unit.',
    access: holding(postsManage),
    input: z.strictObject({
      unitId: UnitId,
      superiorId: PostId.nullish(),
      code: Code.nullish(),
      name: line(200),
      kind: PostKind,
      isHead: z.boolean().default(false),
      echelon: Echelon.nullish(),
      sortOrder: z.int().min(0).max(100_000).default(0),
      activeFrom: Day,
    }),
    output: PostDetail,
    errors: [
      'organization.post-code-taken',
      'organization.unit-has-head',
      'organization.unit-closed',
      'organization.post-closed',
    ],
  }),
  change: operation({
    id: 'posts.change',
    method: 'PATCH',
    path: '/api/posts/:postId',
    summary: 'Changes a post, or puts it with everything below it under another superior.',
    access: holding(postsManage),
    input: z.strictObject({
      postId: PostId,
      unitId: UnitId.optional(),
      superiorId: PostId.nullish(),
      code: Code.nullish(),
      name: line(200).optional(),
      kind: PostKind.optional(),
      isHead: z.boolean().optional(),
      echelon: Echelon.nullish(),
      sortOrder: z.int().min(0).max(100_000).optional(),
    }),
    output: PostDetail,
    errors: [
      'organization.post-code-taken',
      'organization.unit-has-head',
      'organization.post-loop',
      'organization.post-closed',
      'organization.unit-closed',
    ],
  }),
  close: operation({
    id: 'posts.close',
    method: 'POST',
    path: '/api/posts/:postId/closing',
    summary:
      'Closes a post after its last day; refused while somebody holds it longer or posts report to it.',
    access: holding(postsManage),
    input: z.strictObject({ postId: PostId, activeUntil: Day }),
    output: PostDetail,
    errors: ['organization.post-in-use', 'organization.period-reversed'],
  }),
};

export const holders = {
  appoint: operation({
    id: 'holders.appoint',
    method: 'POST',
    path: '/api/posts/:postId/holders',
    summary: 'Appoints a person to a post from an instant on, definitively or acting.',
    access: holding(postsManage),
    input: z.strictObject({
      postId: PostId,
      personId: PersonId,
      kind: HolderKind,
      startsAt: EnteredInstant,
      endsAt: EnteredInstant.nullish(),
      decreeNumber: line(100).nullish(),
    }),
    output: HolderView,
    errors: [
      'organization.post-held',
      'organization.acting-held',
      'organization.post-closed',
      'organization.person-gone',
      'organization.period-reversed',
    ],
  }),
  end: operation({
    id: 'holders.end',
    method: 'POST',
    path: '/api/holders/:holderId/ending',
    summary: 'Ends an appointment; the inbox stays with the post.',
    access: holding(postsManage),
    input: z.strictObject({ holderId: HolderId, endsAt: EnteredInstant }),
    output: HolderView,
    errors: ['organization.already-ended', 'organization.period-reversed'],
  }),
};

export const secretaries = {
  assign: operation({
    id: 'secretaries.assign',
    method: 'POST',
    path: '/api/posts/:postId/secretaries',
    summary: 'Lets a person act for the holder of a post; every act is recorded as such.',
    access: holding(postsManage),
    input: z.strictObject({
      postId: PostId,
      personId: PersonId,
      startsAt: EnteredInstant,
      endsAt: EnteredInstant.nullish(),
    }),
    output: SecretaryView,
    errors: [
      'organization.secretary-assigned',
      'organization.post-closed',
      'organization.person-gone',
      'organization.period-reversed',
    ],
  }),
  end: operation({
    id: 'secretaries.end',
    method: 'POST',
    path: '/api/secretaries/:secretaryId/ending',
    summary: 'Ends the time of a secretary.',
    access: holding(postsManage),
    input: z.strictObject({ secretaryId: SecretaryId, endsAt: EnteredInstant }),
    output: SecretaryView,
    errors: ['organization.already-ended', 'organization.period-reversed'],
  }),
};

export const postRoles = {
  assign: operation({
    id: 'post-roles.assign',
    method: 'POST',
    path: '/api/posts/:postId/roles',
    summary: 'Gives a post the rights of a role on a unit and everything below it.',
    access: holding(rolesManage),
    input: z.strictObject({ postId: PostId, roleId: RoleId, unitId: UnitId }),
    output: PostDetail,
    errors: [],
  }),
  withdraw: operation({
    id: 'post-roles.withdraw',
    method: 'DELETE',
    path: '/api/posts/:postId/roles/:roleId/:unitId',
    summary: 'Takes the rights of a role on a unit from a post.',
    access: holding(rolesManage),
    input: z.strictObject({ postId: PostId, roleId: RoleId, unitId: UnitId }),
    output: PostDetail,
    errors: [],
  }),
};
