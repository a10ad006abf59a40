import type { PersonId } from '#core/contract/ids.ts';
import type { Secrets } from '#core/session/secrets.ts';
import { EntryContent } from '../contract/details.ts';
import { isPrivate } from '../contract/terms.ts';

/** What an entry says, as it is kept: of the private part sealed for its person. */
export interface StoredContent {
  kind: string;
  details: unknown;
  sealed: Buffer | null;
}

/** Whose secret it is. */
interface Owner {
  agencyId: string;
  personId: PersonId;
}

const contextOf = ({ agencyId, personId }: Owner) => `staff.details:${agencyId}:${personId}`;

/** The two columns that keep what an entry says; one of them is empty. */
export function storeContent(
  secrets: Secrets,
  owner: Owner,
  { kind, details }: EntryContent,
): { details: string | null; details_sealed: Buffer | null } {
  const text = JSON.stringify(details);
  return isPrivate(kind)
    ? { details: null, details_sealed: secrets.seal(contextOf(owner), text) }
    : { details: text, details_sealed: null };
}

/** What an entry says; null for one that only takes another back. */
export function openContent(secrets: Secrets, owner: Owner, stored: StoredContent): EntryContent | null {
  const { kind, sealed } = stored;
  const details = sealed ? JSON.parse(secrets.open(contextOf(owner), sealed)) : stored.details;
  return details === null ? null : EntryContent.parse({ kind, details });
}
