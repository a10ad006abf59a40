import { enterpriseUrn } from '../../contract/schema.ts';
import type { ToldUser, UserDocument } from './document.ts';

/**
 * A user told as a whole: what only the provider told before and does not repeat is forgotten; of the person (names,
 * addresses, number) silence takes nothing away (RFC 7644 §3.5.1: not asserted).
 */
export function withPerson(before: UserDocument, { document, active }: ToldUser): ToldUser {
  const { name, displayName, emails, phoneNumbers } = before;
  const { employeeNumber } = before[enterpriseUrn] ?? {};
  const hasName = document.name !== undefined || document.displayName !== undefined;
  const kept = {
    ...(name && !hasName ? { name } : {}),
    ...(displayName && !hasName ? { displayName } : {}),
    ...(emails ? { emails } : {}),
    ...(phoneNumbers ? { phoneNumbers } : {}),
  };
  const enterprise = { ...(employeeNumber ? { employeeNumber } : {}), ...document[enterpriseUrn] };
  const whole = Object.keys(enterprise).length > 0 ? { [enterpriseUrn]: enterprise } : {};
  return { document: { ...kept, ...document, ...whole }, active };
}
