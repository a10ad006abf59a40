import { permission } from '#core/contract/permission.ts';

export const unitsManage = permission('units.manage');
export const postsManage = permission('posts.manage');
export const peopleView = permission('people.view');
export const peopleManage = permission('people.manage');
export const peopleImport = permission('people.import');
export const rolesManage = permission('roles.manage');

/** All rights of the module. */
export const organizationPermissions = [
  unitsManage,
  postsManage,
  peopleView,
  peopleManage,
  peopleImport,
  rolesManage,
] as const;
