/** Names of the schemas and messages of SCIM 2.0 (RFC 7643 §8.7, RFC 7644 §8.2). */
export const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const enterpriseUrn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const listUrn = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const patchUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const errorUrn = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** An attribute as RFC 7643 §7 describes one. */
export interface Attribute {
  name: string;
  type: 'string' | 'boolean' | 'dateTime' | 'reference' | 'complex';
  multiValued: boolean;
  description: string;
  required: boolean;
  caseExact: boolean;
  mutability: 'readOnly' | 'readWrite' | 'immutable';
  returned: 'always' | 'default';
  uniqueness: 'none' | 'server';
  subAttributes?: readonly Attribute[];
}

function text(name: string, description: string, more: Partial<Attribute> = {}): Attribute {
  return {
    name,
    type: 'string',
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...more,
  };
}

function whole(
  name: string,
  description: string,
  subAttributes: readonly Attribute[],
  more: Partial<Attribute> = {},
): Attribute {
  return text(name, description, { type: 'complex', subAttributes, ...more });
}

const several = (of: string) => [
  text('value', `The ${of}.`),
  text('display', 'A name for display.'),
  text('type', 'What it is for: work, mobile, home, other.'),
  text('primary', 'True for the one that is used first.', { type: 'boolean' }),
];

/** What Pendopo keeps of the core schema (RFC 7643 §4.1). */
export const userAttributes: readonly Attribute[] = [
  text('userName', 'By what the identity provider knows the account; unique in the agency.', {
    required: true,
    uniqueness: 'server',
  }),
  whole('name', 'The parts of the name.', [
    text('formatted', 'The whole name.'),
    text('familyName', 'Family name.'),
    text('givenName', 'Given name.'),
    text('middleName', 'Middle name.'),
    text('honorificPrefix', 'Titles in front of the name.'),
    text('honorificSuffix', 'Titles behind the name.'),
  ]),
  text('displayName', 'The name that Pendopo writes.'),
  text('title', 'Title, as the provider tells it; gives no post.'),
  text('userType', 'Kind of employment, as the provider tells it.'),
  text('preferredLanguage', 'Language, as the provider tells it.'),
  text('active', 'Whether the account may sign in.', { type: 'boolean' }),
  whole('emails', 'Mail addresses; the primary one is that of the person.', several('address'), {
    multiValued: true,
  }),
  whole('phoneNumbers', 'Telephone numbers; a mobile one goes before.', several('number'), {
    multiValued: true,
  }),
];

/** What Pendopo keeps of the enterprise extension (RFC 7643 §4.3). */
export const enterpriseAttributes: readonly Attribute[] = [
  text(
    'employeeNumber',
    'NIP or NI PPPK where it has 18 digits, which then stays; other numbers are kept as told.',
  ),
  text('costCenter', 'Cost centre, as the provider tells it.'),
  text('organization', 'Organization, as the provider tells it.'),
  text('division', 'Division, as the provider tells it.'),
  text('department', 'Department, as the provider tells it; gives no post.'),
  whole('manager', 'Superior, as the provider tells it; gives no post.', [
    text('value', 'The id of their account.'),
    text('displayName', 'Their name.'),
  ]),
];

/** Attributes of every resource (RFC 7643 §3.1). */
export const commonAttributes: readonly Attribute[] = [
  text('id', 'The id of the account.', {
    caseExact: true,
    mutability: 'readOnly',
    returned: 'always',
    uniqueness: 'server',
  }),
  text('externalId', 'The id that the identity provider gave.', { caseExact: true }),
  text('schemas', 'Schemas of the resource.', { multiValued: true, caseExact: true, returned: 'always' }),
  whole(
    'meta',
    'When it was made and changed.',
    [
      text('resourceType', 'User.', { caseExact: true, mutability: 'readOnly' }),
      text('created', 'When the account was made.', { type: 'dateTime', mutability: 'readOnly' }),
      text('lastModified', 'When it was last changed.', { type: 'dateTime', mutability: 'readOnly' }),
      text('location', 'Its address.', { type: 'reference', caseExact: true, mutability: 'readOnly' }),
      text('version', 'Its version, as in the header ETag.', { caseExact: true, mutability: 'readOnly' }),
    ],
    { mutability: 'readOnly' },
  ),
];

/** Attributes of the core schema that providers send and Pendopo has no use for: taken, not kept, never told. */
export const unkeptAttributes: readonly string[] = [
  ...['nickName', 'profileUrl', 'locale', 'timezone', 'password', 'ims', 'photos', 'addresses'],
  ...['groups', 'entitlements', 'roles', 'x509Certificates'],
];
