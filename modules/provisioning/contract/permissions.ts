import { permission } from '#core/contract/permission.ts';

/** Make, change and end accounts as an identity provider does; works only where it is held on the root of the tree of units. */
export const provisionAccounts = permission('accounts.provision');
