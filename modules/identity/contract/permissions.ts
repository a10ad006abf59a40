import { permission } from '#core/contract/permission.ts';

/** Create, disable and reset the accounts of an agency; works only where it is held on the root of the tree of units. */
export const manageAccounts = permission('accounts.manage');
