import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { certificates } from '../../contract/certificates.ts';
import { certificatesAfter } from '../certificates/certificate.queries.ts';
import { presentCertificates } from '../certificates/present-certificates.ts';
import { ensureManagesSignatures } from '../manages-signatures.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A page of the certificates of the agency, the newest first; the cursor is the id of the last one before it. */
export async function listCertificates(
  ctx: TxContext,
  input: InputOf<typeof certificates.list>,
): Promise<OutputOf<typeof certificates.list>> {
  await ensureManagesSignatures(ctx);
  const after = input.after && uuid.test(input.after) ? input.after : null;
  const question = { personId: input.personId ?? null, after, limit: input.limit };
  const rows = await certificatesAfter(ctx.tx, ctx.actor.agencyId, question);
  const page = rows.slice(0, input.limit);
  return {
    items: await presentCertificates(ctx, page, true),
    next: rows.length > page.length ? page.at(-1)!.id : null,
  };
}
