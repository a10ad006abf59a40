import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { fullNameSql } from './directory.queries.ts';

/** What sign-in needs to know of a person. */
export interface SignInPerson {
  id: PersonId;
  /** With titles. */
  name: string;
  nip: string | null;
  email: string | null;
  /** The last day of service, if it is known. */
  activeUntil: string | null;
}

const columns = `h.id, ${fullNameSql} as name, h.nip, h.email, h.active_until as "activeUntil"`;

/** The person of the agency with the NIP or NI PPPK. */
export async function findPersonByNip(tx: Tx, nip: string): Promise<SignInPerson | undefined> {
  const rows = await tx.rows<SignInPerson>(
    `select ${columns} from organization.person h where h.agency_id = core.agency_id() and h.nip = $1`,
    [nip],
  );
  return rows[0];
}

/** The people of the agency with the mail address; more than one where an office shares it. */
export function findPeopleByEmail(tx: Tx, email: string): Promise<SignInPerson[]> {
  return tx.rows(
    `select ${columns} from organization.person h where h.agency_id = core.agency_id() and lower(h.email) = lower($1) order by h.id limit 10`,
    [email],
  );
}

/** One person of the agency. */
export async function findPerson(tx: Tx, id: PersonId): Promise<SignInPerson | undefined> {
  const rows = await tx.rows<SignInPerson>(
    `select ${columns} from organization.person h where h.agency_id = core.agency_id() and h.id = $1`,
    [id],
  );
  return rows[0];
}

/** An agency as sign-in and the worker know it before any context is set. */
export interface AgencyEntry {
  id: AgencyId;
  code: string;
  /** IANA zone. */
  zone: string;
  name: string;
}

/** All agencies of this installation, oldest first. Outside any context: the function behind it says who may. */
export async function agencies(pool: {
  query(text: string): Promise<{ rows: unknown[] }>;
}): Promise<AgencyEntry[]> {
  const { rows } = await pool.query('select id, code, zone, name from organization.agencies()');
  return rows as AgencyEntry[];
}
