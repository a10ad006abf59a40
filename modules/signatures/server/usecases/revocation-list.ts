import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import type { authorities } from '../../contract/authorities.ts';
import { publishedAuthority } from '../authority/authority.queries.ts';

/** The newest list of an authority, for anybody; a schedule renews it days before it is out of date. */
export async function revocationList(
  ctx: TxContext,
  { authorityId }: InputOf<typeof authorities.revocationList>,
): Promise<FileAnswer> {
  const { list, role } = found(await publishedAuthority(ctx.tx, authorityId));
  return { body: found(list), mediaType: 'application/pkix-crl', fileName: `${role}.crl` };
}
