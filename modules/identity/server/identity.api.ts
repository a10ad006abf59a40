export { findIdentity } from './find-identity.ts';
