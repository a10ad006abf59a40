import { enterpriseUrn } from '../../contract/schema.ts';
import type { ListedValue, UserDocument } from './document.ts';

/** What a user tells of the person behind the account. */
export interface PersonFacts {
  name: string;
  frontTitle: string | null;
  backTitle: string | null;
  nip: string | null;
  email: string | null;
  phone: string | null;
}

/** What a mail server takes; other addresses are kept as they were told and are not the person's. */
const mail = /^[!-?A-~]{1,64}@[a-z\d-]+(\.[a-z\d-]+)+$/i;
const phone = /^\+?[\d ()-]{5,29}$/;

/**
 * The facts of the person in a document. The name is the one for display; the mail address the primary one, else the
 * first, else the user name where it is one; the telephone a mobile one, else the primary, else the first that is one.
 */
export function factsOf(document: UserDocument): PersonFacts {
  const { name = {}, displayName, userName } = document;
  const parts = [name.givenName, name.middleName, name.familyName].filter(Boolean).join(' ');
  const number = document[enterpriseUrn]?.employeeNumber?.replace(/[\s.]/g, '') ?? '';
  return {
    name: displayName ?? name.formatted ?? (parts || userName),
    frontTitle: name.honorificPrefix ?? null,
    backTitle: name.honorificSuffix ?? null,
    nip: /^\d{18}$/.test(number) ? number : null,
    email: first(document.emails, mail) ?? (mail.test(userName) ? userName : null),
    phone: first(document.phoneNumbers, phone, 'mobile'),
  };
}

function first(list: readonly ListedValue[] = [], shape: RegExp, wanted?: string): string | null {
  const fit = list.filter(({ value }) => value !== undefined && shape.test(value));
  const best =
    fit.find(({ type }) => type !== undefined && type === wanted) ?? fit.find((one) => one.primary);
  return (best ?? fit[0])?.value ?? null;
}

/** The facts that differ from those before. */
export function changedFacts(before: PersonFacts, after: PersonFacts): Partial<PersonFacts> {
  const names = Object.keys(after) as (keyof PersonFacts)[];
  return Object.fromEntries(
    names.filter((one) => before[one] !== after[one]).map((one) => [one, after[one]]),
  );
}

/** The document, put right by what is known of the person: what agrees stays as the provider told it. */
export function corrected(document: UserDocument, known: PersonFacts): UserDocument {
  const told = factsOf(document);
  const { honorificPrefix: _p, honorificSuffix: _s, ...written } = document.name ?? {};
  const names = {
    ...(told.name === known.name ? written : {}),
    ...(known.frontTitle ? { honorificPrefix: known.frontTitle } : {}),
    ...(known.backTitle ? { honorificSuffix: known.backTitle } : {}),
  };
  const { employeeNumber, ...extension } = document[enterpriseUrn] ?? {};
  const number = known.nip ?? (told.nip ? undefined : employeeNumber);
  const enterprise = { ...extension, ...(number ? { employeeNumber: number } : {}) };
  return withoutEmpty({
    ...document,
    name: names,
    displayName: told.name === known.name ? document.displayName : known.name,
    emails: told.email === known.email ? document.emails : single(known.email, true),
    phoneNumbers: told.phone === known.phone ? document.phoneNumbers : single(known.phone, false),
    [enterpriseUrn]: enterprise,
  });
}

function single(value: string | null, primary: boolean): ListedValue[] | undefined {
  return value ? [{ value, type: 'work', ...(primary ? { primary } : {}) }] : undefined;
}

function withoutEmpty(document: { [K in keyof UserDocument]: UserDocument[K] | undefined }): UserDocument {
  const kept = Object.entries(document).filter(
    ([, value]) => value !== undefined && (typeof value !== 'object' || Object.keys(value).length > 0),
  );
  return Object.fromEntries(kept) as unknown as UserDocument;
}
