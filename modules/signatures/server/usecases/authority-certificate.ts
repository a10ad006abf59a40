import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import type { authorities } from '../../contract/authorities.ts';
import { publishedAuthority } from '../authority/authority.queries.ts';
import { pemOf } from '../x509/pem.ts';

/** The certificate of an authority, for anybody. */
export async function authorityCertificate(
  ctx: TxContext,
  { authorityId, form }: InputOf<typeof authorities.certificate>,
): Promise<FileAnswer> {
  const { certificate, role } = found(await publishedAuthority(ctx.tx, authorityId));
  if (form === 'der')
    return { body: certificate, mediaType: 'application/pkix-cert', fileName: `${role}.cer` };
  return {
    body: Buffer.from(pemOf(certificate)),
    mediaType: 'application/x-pem-file',
    fileName: `${role}.pem`,
  };
}
