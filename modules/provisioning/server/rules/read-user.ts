import { AppError } from '#core/contract/errors.ts';
import {
  type Attribute,
  commonAttributes,
  enterpriseAttributes,
  enterpriseUrn,
  userAttributes,
} from '../../contract/schema.ts';
import type { ToldUser, UserDocument } from './document.ts';
import { factsOf } from './facts-of.ts';

const longest = 254;
const mostValues = 20;
const externalId = commonAttributes.find(({ name }) => name === 'externalId')!;

type Told = Readonly<Record<string, unknown>>;

/**
 * Reads a user as a provider writes one: names of attributes in any case, truth values also as `"True"`, a list of one
 * without its brackets. What Pendopo does not keep is passed over. @throws provisioning.invalid-value with the field
 */
export function readUser(sent: Told): ToldUser {
  const { active, ...core } = readAttributes([...userAttributes, externalId], sent, '');
  const extension = fieldOf(sent, enterpriseUrn);
  const enterprise = isObject(extension)
    ? readAttributes(enterpriseAttributes, extension, `${enterpriseUrn}:`)
    : {};
  const document = {
    ...core,
    ...(Object.keys(enterprise).length > 0 ? { [enterpriseUrn]: enterprise } : {}),
  } as unknown as UserDocument;
  if (!document.userName) refuse('userName');
  const { name, frontTitle, backTitle } = factsOf(document);
  if (name.length > 120) refuse('displayName');
  if ((frontTitle?.length ?? 0) > 60) refuse('name.honorificPrefix');
  if ((backTitle?.length ?? 0) > 120) refuse('name.honorificSuffix');
  return { document, active: active as boolean | undefined };
}

/** The field of an object by its name in any case. */
export function fieldOf(object: Told, name: string): unknown {
  if (name in object) return object[name];
  const key = Object.keys(object).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}

export function isObject(value: unknown): value is Told {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readAttributes(
  attributes: readonly Attribute[],
  sent: Told,
  above: string,
): Record<string, unknown> {
  const read = attributes.flatMap((one) => {
    const value = readValue(one, fieldOf(sent, one.name), `${above}${one.name}`);
    return value === undefined ? [] : [[one.name, value] as const];
  });
  return Object.fromEntries(read);
}

function readValue(attribute: Attribute, sent: unknown, path: string): unknown {
  if (sent === undefined || sent === null || sent === '') return undefined;
  if (!attribute.multiValued) return readOne(attribute, sent, path);
  const list = (Array.isArray(sent) ? sent : [sent])
    .map((one) => readOne(attribute, one, path))
    .filter((one) => one !== undefined) as { primary?: boolean }[];
  const firsts = list.filter(({ primary }) => primary === true);
  if (list.length > mostValues || firsts.length > 1) refuse(path);
  return list.length > 0 ? list : undefined;
}

function readOne(attribute: Attribute, sent: unknown, path: string): unknown {
  if (attribute.type === 'boolean') return readBoolean(sent, path);
  if (attribute.type !== 'complex') return readText(sent, path);
  const parts = attribute.subAttributes ?? [];
  // A superior is told by their id alone, an address without its kind.
  const whole =
    typeof sent === 'string' && parts.some(({ name }) => name === 'value') ? { value: sent } : sent;
  if (!isObject(whole)) return refuse(path);
  const read = readAttributes(parts, whole, `${path}.`);
  return Object.keys(read).length > 0 ? read : undefined;
}

function readBoolean(sent: unknown, path: string): boolean {
  if (typeof sent === 'boolean') return sent;
  const word = typeof sent === 'string' ? sent.toLowerCase() : '';
  return word === 'true' || word === 'false' ? word === 'true' : refuse(path);
}

function readText(sent: unknown, path: string): string | undefined {
  if (typeof sent !== 'string' && typeof sent !== 'number') return refuse(path);
  const text = String(sent).trim();
  if (text.length > longest || /\p{Cc}/u.test(text)) refuse(path);
  return text || undefined;
}

function refuse(path: string): never {
  throw new AppError('provisioning.invalid-value', {}, [{ path, code: 'core.field.invalid_format' }]);
}
