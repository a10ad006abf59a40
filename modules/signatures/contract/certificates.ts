import { z } from 'zod';
import { idOf, PersonId, PostId } from '#core/contract/ids.ts';
import { holding, operation, personally } from '#core/contract/operation.ts';
import { Cursor, Instant, line, PageSize, pageOf } from '#core/contract/schemas.ts';
import { manageSignatures } from './permissions.ts';
import {
  keepings,
  passphraseRules,
  providers,
  revocationReasonNames,
  signerStates,
  wishedLevels,
} from './terms.ts';

export const SigningCertificateId = idOf('SigningCertificate');
export type SigningCertificateId = z.output<typeof SigningCertificateId>;

/** A passphrase or the PIN of a token; not trimmed. Its rules are told by code, so the shape is wide. */
const Secret = z.string().min(1).max(256).describe('Used for this one act and kept nowhere.');
const passphraseFaults = [
  'signatures.passphrase-too-short',
  'signatures.passphrase-too-long',
  'signatures.passphrase-guessable',
];
const secretFaults = ['signatures.wrong-secret', 'signatures.too-many-tries'];
const tokenFaults = ['signatures.no-tokens', 'signatures.token-fault'];

export const CertificateView = z.object({
  id: SigningCertificateId,
  person: z.object({ id: PersonId, name: z.string() }),
  post: z.object({ id: PostId, name: z.string() }),
  keeping: z.enum(keepings),
  serial: z.string().describe('Hexadecimal.'),
  issuedAt: Instant,
  expiresAt: Instant,
  replacedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  reason: z.enum(revocationReasonNames).nullable(),
  state: z.enum(signerStates),
  can: z.object({ revoke: z.boolean(), changePassphrase: z.boolean() }),
});
export type CertificateView = z.output<typeof CertificateView>;

export const OwnSigner = z.object({
  post: z.object({ id: PostId, name: z.string(), unitName: z.string() }),
  state: z.enum(signerStates).describe('Only `ready` signs.'),
  expiresAt: Instant.nullable(),
  certificate: CertificateView.nullable().describe('Of the own authority of the agency.'),
  can: z.object({ enrol: z.boolean() }),
});
export type OwnSigner = z.output<typeof OwnSigner>;

const ofCertificate = z.strictObject({ certificateId: SigningCertificateId });
const revocation = ofCertificate.extend({ reason: z.enum(revocationReasonNames) });

export const certificates = {
  listOwn: operation({
    id: 'signatures.list-own-certificates',
    method: 'GET',
    path: '/api/signing-certificates/own',
    summary:
      'For which posts the person can sign now, with the state of each certificate; a provider outside is asked, its answer counts for a minute.',
    access: personally,
    input: z.strictObject({}),
    output: z.object({
      provider: z.enum(providers),
      certified: z.boolean(),
      level: z.enum(wishedLevels),
      tokens: z.boolean().describe('Whether keys can be made in tokens here (PKCS#11).'),
      rules: z.object({ least: z.number().int(), most: z.number().int() }),
      signers: z.array(OwnSigner),
      former: z.array(CertificateView).describe('Replaced, revoked, or of posts that are not held any more.'),
    }),
  }),
  enrol: operation({
    id: 'signatures.enrol-certificate',
    method: 'POST',
    path: '/api/signing-certificates',
    summary:
      'Make a key and a certificate of the own authority of the agency for a post that the person holds; one that is there is replaced.',
    access: personally,
    stepUp: true,
    input: z.strictObject({
      postId: PostId,
      keeping: z.enum(keepings),
      secret: Secret.describe(
        `The passphrase chosen for the key, ${passphraseRules.least} characters or more; for a token its PIN.`,
      ),
      tokenLabel: line(32).optional().describe('Of the token in which the key is made.'),
    }),
    output: CertificateView,
    errors: [
      'signatures.post-not-held',
      'signatures.not-local',
      ...passphraseFaults,
      ...secretFaults,
      ...tokenFaults,
    ],
  }),
  changePassphrase: operation({
    id: 'signatures.change-passphrase',
    method: 'PUT',
    path: '/api/signing-certificates/:certificateId/passphrase',
    summary: 'Put the own key under another passphrase.',
    access: personally,
    stepUp: true,
    input: ofCertificate.extend({ passphrase: Secret, newPassphrase: Secret }),
    output: undefined,
    errors: [
      ...secretFaults,
      ...passphraseFaults,
      'signatures.passphrase-same',
      'signatures.key-in-token',
      'signatures.no-certificate',
    ],
  }),
  revokeOwn: operation({
    id: 'signatures.revoke-own-certificate',
    method: 'POST',
    path: '/api/signing-certificates/:certificateId/own-revocation',
    summary: 'Revoke one of the own certificates for good; its key is destroyed.',
    access: personally,
    stepUp: true,
    input: revocation,
    output: CertificateView,
    errors: ['signatures.already-revoked'],
  }),
  revoke: operation({
    id: 'signatures.revoke-certificate',
    method: 'POST',
    path: '/api/signing-certificates/:certificateId/revocation',
    summary: 'Revoke the certificate of anybody in the agency for good; its key is destroyed.',
    access: holding(manageSignatures),
    stepUp: true,
    input: revocation,
    output: CertificateView,
    errors: ['signatures.already-revoked'],
  }),
  list: operation({
    id: 'signatures.list-certificates',
    method: 'GET',
    path: '/api/signing-certificates',
    summary: 'All certificates that the authority of the agency issued, the newest first.',
    access: holding(manageSignatures),
    input: z.strictObject({ personId: PersonId.optional(), after: Cursor, limit: PageSize }),
    output: pageOf(CertificateView),
  }),
};
