export { localesOfPeople } from './account.queries.ts';
export { createAccount, type NewAccount } from './create-account.ts';
export { createAccountWithCode } from './create-account-with-code.ts';
export { findIdentity, noteUse } from './find-identity.ts';
export { isTokenOpen } from './is-token-open.ts';
export { hashPassword } from './passwords/password-hash.ts';
export { renewCode } from './renew-code.ts';
export { ownCharacters } from './rules/guessable.ts';
