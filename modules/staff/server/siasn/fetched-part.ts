import type { PersonId } from '#core/contract/ids.ts';
import type { Secrets } from '#core/session/secrets.ts';
import { isPrivate } from '../../contract/terms.ts';
import type { Mapped } from './siasn-answer.rules.ts';

const contextOf = (agencyId: string, personId: PersonId) => `staff.siasn:${agencyId}:${personId}`;

/** What was fetched in two parts, each sealed for its person; what could not be read goes with the part that it belongs to. */
export function sealParts(
  secrets: Secrets,
  agencyId: string,
  personId: PersonId,
  { entries, unread }: Mapped,
): { open: Buffer; private: Buffer } {
  const sealed = (part: Mapped) => secrets.seal(contextOf(agencyId, personId), JSON.stringify(part));
  const of = (wanted: boolean): Mapped => ({
    entries: entries.filter(({ content }) => isPrivate(content.kind) === wanted),
    unread: unread.filter(({ history }) => (history === 'rw-hukdis') === wanted),
  });
  return { open: sealed(of(false)), private: sealed(of(true)) };
}

export function openPart(secrets: Secrets, agencyId: string, personId: PersonId, sealed: Buffer): Mapped {
  return JSON.parse(secrets.open(contextOf(agencyId, personId), sealed)) as Mapped;
}
