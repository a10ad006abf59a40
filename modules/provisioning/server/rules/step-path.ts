import { AppError, fail } from '#core/contract/errors.ts';
import { enterpriseUrn, userUrn } from '../../contract/schema.ts';
import type { Filter } from './filter.ts';
import { isUnkept, type KnownAttribute, knownAttribute } from './known-attribute.ts';
import { parseAttribute, parseFilter } from './parse-filter.ts';

/** What a step of a change is about: an attribute, or one that is taken and not kept. */
export type StepPath = 'unkept' | { whole: string } | (KnownAttribute & { filter?: Filter });

const filtered = /^([^[\]]+)\[(.+)\](?:\.([a-z$][\w$-]*))?$/is;

/**
 * Reads the path of a step (RFC 7644 §3.5.2): `name.familyName`, `emails[type eq "work"].value`, `urn:…:User:department`,
 * or a whole schema. @throws provisioning.invalid-path, provisioning.read-only
 */
export function stepPath(text: string): StepPath {
  const urn = [userUrn, enterpriseUrn].find((one) => one.toLowerCase() === text.toLowerCase());
  if (urn) return { whole: urn };
  const [, list, condition, sub] = filtered.exec(text) ?? [];
  const path = parseAttribute(list ?? text);
  if (!path || (list && path.sub)) return fail('provisioning.invalid-path');
  if (isUnkept(path)) return 'unkept';
  const known = knownAttribute(sub ? { ...path, sub } : path);
  if (!known) return fail('provisioning.invalid-path');
  if (known.attribute.mutability === 'readOnly' || known.attribute.name === 'schemas')
    fail('provisioning.read-only');
  if (!condition) return known;
  if (!known.attribute.multiValued) fail('provisioning.invalid-path');
  return { ...known, filter: conditionOf(condition) };
}

/** Inside a path, what is wrong with a filter is wrong with the path. */
function conditionOf(text: string): Filter {
  try {
    return parseFilter(text);
  } catch (error) {
    if (error instanceof AppError) return fail('provisioning.invalid-path');
    throw error;
  }
}
