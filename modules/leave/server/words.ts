import type { PersonId } from '#core/contract/ids.ts';
import type { Secrets } from '#core/session/secrets.ts';

/** What an employee says in words: sections III and VI of the form. */
export interface LeaveWords {
  words: string | null;
  address: string | null;
  phone: string | null;
}

/** Whose secret it is. */
interface Owner {
  agencyId: string;
  personId: PersonId;
}

const contextOf = ({ agencyId, personId }: Owner) => `leave.words:${agencyId}:${personId}`;

export function sealWords(secrets: Secrets, owner: Owner, { words, address, phone }: LeaveWords): Buffer {
  return secrets.seal(contextOf(owner), JSON.stringify([words, address, phone]));
}

export function openWords(secrets: Secrets, owner: Owner, sealed: Buffer): LeaveWords {
  const [words, address, phone] = JSON.parse(secrets.open(contextOf(owner), sealed)) as (string | null)[];
  return { words: words ?? null, address: address ?? null, phone: phone ?? null };
}
