import type { PersonId } from '#core/contract/ids.ts';

/** Paths of the pages under `/office`. */
export const myAccountPath = '/account';
export const accountsPath = '/accounts';
export const adoptionPath = '/accounts/adoption';
/** Where the OpenID Connect provider sends the browser back to (`server/oidc/provider.ts`). */
export const providerReturnPath = '/oidc';

/** The account of one person. */
export function accountPath(personId: PersonId | string): string {
  return `${accountsPath}/${personId}`;
}
