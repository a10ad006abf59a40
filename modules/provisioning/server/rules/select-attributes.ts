import { enterpriseUrn, userUrn } from '../../contract/schema.ts';
import type { ScimUser } from '../../contract/users.ts';

export interface Selection {
  attributes?: readonly string[] | string | undefined;
  excludedAttributes?: readonly string[] | string | undefined;
}

/** What is told whatever was asked for (RFC 7643 §7, `returned`). */
const always = ['id', 'schemas'];

/** A user with the attributes that were asked for, or without those that were not wanted (RFC 7644 §3.9). */
export function selectAttributes(user: ScimUser, { attributes, excludedAttributes }: Selection): ScimUser {
  const [wanted, unwanted] = [namesIn(attributes), namesIn(excludedAttributes)];
  if (wanted.length > 0)
    return filtered(user, (path, whole) => isNamed(path, wanted) || (whole && hasNamed(path, wanted)));
  if (unwanted.length > 0) return filtered(user, (path) => !isNamed(path, unwanted));
  return user;
}

function namesIn(given: readonly string[] | string | undefined): string[] {
  const list = typeof given === 'string' ? given.split(',') : (given ?? []);
  return list
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
    .map((name) => (name.startsWith(`${userUrn.toLowerCase()}:`) ? name.slice(userUrn.length + 1) : name));
}

const isNamed = (path: string, names: readonly string[]) =>
  names.some((name) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}:`));
const hasNamed = (path: string, names: readonly string[]) =>
  names.some((name) => name.startsWith(`${path}.`) || name.startsWith(`${path}:`));

/** Keeps what `keeps` says of each path; of what has parts it is asked with `whole`, then of every part. */
function filtered(user: ScimUser, keeps: (path: string, whole: boolean) => boolean): ScimUser {
  const parts = (value: unknown, above: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => parts(one, above));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, one]) => {
        const path = `${above}${name.toLowerCase()}`;
        const isWhole = typeof one === 'object' && one !== null;
        if (!always.includes(path) && !keeps(path, isWhole)) return [];
        const separator = name === enterpriseUrn ? ':' : '.';
        return [[name, isWhole ? parts(one, `${path}${separator}`) : one]];
      }),
    );
  };
  return parts(user, '') as ScimUser;
}
