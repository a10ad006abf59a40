import {
  type Attribute,
  commonAttributes,
  enterpriseAttributes,
  enterpriseUrn,
  unkeptAttributes,
  userAttributes,
  userUrn,
} from '../../contract/schema.ts';
import type { AttributePath } from './filter.ts';

/** An attribute that Pendopo keeps, and where in a document it stands. */
export interface KnownAttribute {
  attribute: Attribute;
  sub?: Attribute;
  /** From the top of the document: `['name', 'familyName']`. */
  place: readonly string[];
}

const named = (list: readonly Attribute[], name: string) =>
  list.find((one) => one.name.toLowerCase() === name.toLowerCase());

/** The attribute of a user that a path names, in whatever case; undefined where Pendopo keeps none of that name. */
export function knownAttribute({ urn, name, sub }: AttributePath): KnownAttribute | undefined {
  const isEnterprise = urn?.toLowerCase() === enterpriseUrn.toLowerCase();
  if (urn && !isEnterprise && urn.toLowerCase() !== userUrn.toLowerCase()) return undefined;
  const attribute = isEnterprise
    ? named(enterpriseAttributes, name)
    : (named(userAttributes, name) ?? named(commonAttributes, name));
  if (!attribute) return undefined;
  const place = [...(isEnterprise ? [enterpriseUrn] : []), attribute.name];
  if (sub === undefined) return { attribute, place };
  const part = named(attribute.subAttributes ?? [], sub);
  return part && { attribute, sub: part, place: [...place, part.name] };
}

/** True for an attribute of the standard that is taken and not kept. */
export function isUnkept({ urn, name }: AttributePath): boolean {
  if (urn && urn.toLowerCase() !== userUrn.toLowerCase()) return false;
  return unkeptAttributes.some((one) => one.toLowerCase() === name.toLowerCase());
}
