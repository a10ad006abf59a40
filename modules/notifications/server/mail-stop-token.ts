import { timingSafeEqual } from 'node:crypto';
import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import type { Secrets } from '#core/session/secrets.ts';

const purpose = 'notifications.mail-stop';

/** The token with which whoever has a mail to the person may stop further ones: both ids and a keyed fingerprint. */
export function mailStopToken(secrets: Secrets, agencyId: AgencyId, personId: PersonId): string {
  const ids = `${agencyId}.${personId}`;
  return `${ids}.${secrets.fingerprint(purpose, ids).toString('base64url')}`;
}

/** Whom the token is about; undefined for any that we did not make. */
export function readMailStopToken(
  secrets: Secrets,
  token: string,
): { agencyId: AgencyId; personId: PersonId } | undefined {
  const [agencyId = '', personId = '', seal = ''] = token.split('.');
  const expected = secrets.fingerprint(purpose, `${agencyId}.${personId}`);
  const given = Buffer.from(seal, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return { agencyId: agencyId as AgencyId, personId: personId as PersonId };
}
