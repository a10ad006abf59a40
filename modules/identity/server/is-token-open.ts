import type { Tx } from '#core/db/tx.ts';
import { isHashOpen } from './open-token.queries.ts';
import { hashToken, tokenKind } from './token.ts';

/** True while the session or key of the agency is open. Asking does not keep it open: for streams that never end. */
export async function isTokenOpen(tx: Tx, token: string, now: Date): Promise<boolean> {
  const kind = tokenKind(token);
  return kind ? isHashOpen(tx, kind, hashToken(token), now) : false;
}
