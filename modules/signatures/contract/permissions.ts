import { permission } from '#core/contract/permission.ts';

/** Choose who makes the signatures of the agency, see all certificates and revoke them; held on the root of the units. */
export const manageSignatures = permission('signatures.manage');
