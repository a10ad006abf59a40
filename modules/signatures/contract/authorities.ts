import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';
import { anyone, operation } from '#core/contract/operation.ts';

const AuthorityId = idOf('SignatureAuthority');

/** Their addresses stand in every certificate that is issued, so they never change. */
export const authorities = {
  certificate: operation({
    id: 'signatures.authority-certificate',
    method: 'GET',
    path: '/api/signature-authorities/:authorityId/certificate',
    summary: 'The certificate of an authority of the house, DER or PEM, for programs that check signatures.',
    access: anyone,
    // DER or PEM, each under its own type.
    produces: 'application/octet-stream',
    input: z.strictObject({ authorityId: AuthorityId, form: z.enum(['der', 'pem']).default('der') }),
    output: undefined,
  }),
  revocationList: operation({
    id: 'signatures.revocation-list',
    method: 'GET',
    path: '/api/signature-authorities/:authorityId/revocation-list',
    summary: 'The newest list of certificates that the authority revoked, DER.',
    access: anyone,
    produces: 'application/pkix-crl',
    input: z.strictObject({ authorityId: AuthorityId }),
    output: undefined,
  }),
};
