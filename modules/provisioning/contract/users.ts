import { z } from 'zod';
import { holding, operation } from '#core/contract/operation.ts';
import { Instant, line } from '#core/contract/schemas.ts';
import { provisionAccounts } from './permissions.ts';
import { enterpriseUrn } from './schema.ts';
import { scim } from './scim.ts';

/** Most users on one page. */
export const mostUsers = 200;

const Word = z.string();
const Value = z.object({
  value: Word.optional(),
  display: Word.optional(),
  type: Word.optional(),
  primary: z.boolean().optional(),
});

/** A user of SCIM: an account of the agency as identity providers see it (RFC 7643 §4.1, §4.3). */
export const ScimUser = z.object({
  schemas: z.array(z.string()),
  id: z.string(),
  externalId: Word.optional(),
  userName: Word.optional(),
  name: z
    .object({
      formatted: Word.optional(),
      familyName: Word.optional(),
      givenName: Word.optional(),
      middleName: Word.optional(),
      honorificPrefix: Word.optional(),
      honorificSuffix: Word.optional(),
    })
    .optional(),
  displayName: Word.optional(),
  title: Word.optional(),
  userType: Word.optional(),
  preferredLanguage: Word.optional(),
  active: z.boolean().optional(),
  emails: z.array(Value).optional(),
  phoneNumbers: z.array(Value).optional(),
  [enterpriseUrn]: z
    .object({
      employeeNumber: Word.optional(),
      costCenter: Word.optional(),
      organization: Word.optional(),
      division: Word.optional(),
      department: Word.optional(),
      manager: z.object({ value: Word.optional(), displayName: Word.optional() }).optional(),
    })
    .optional(),
  meta: z
    .object({
      resourceType: z.literal('User').optional(),
      created: Instant.optional(),
      lastModified: Instant.optional(),
      location: z.string().optional(),
      version: z.string().optional(),
    })
    .optional(),
});
export type ScimUser = z.output<typeof ScimUser>;

/** RFC 7644 §3.9. */
const names = z.string().max(1_000).optional().describe('Names of attributes, with commas between.');
const selection = { attributes: names, excludedAttributes: names };
const position = z.coerce.number().int().min(-2_147_483_647).max(2_147_483_647).optional();
const question = {
  filter: z.string().max(1_000).optional().describe('RFC 7644 §3.4.2.2.'),
  startIndex: position.describe('From 1.'),
  count: position.describe(`At most ${mostUsers}; 0 tells the number alone.`),
  sortBy: z.string().max(200).optional().describe('Is not heard: users come in the order of their making.'),
  sortOrder: z.string().max(20).optional(),
};

const ListOfUsers = z.object({
  schemas: z.array(z.string()),
  totalResults: z.int(),
  startIndex: z.int(),
  itemsPerPage: z.int(),
  Resources: z.array(ScimUser),
});

/** Names of attributes mean the same in capitals (RFC 7643 §2.1). */
function withNames(known: readonly string[]) {
  const byLower = new Map(known.map((name) => [name.toLowerCase(), name]));
  return (sent: unknown) =>
    typeof sent !== 'object' || sent === null || Array.isArray(sent)
      ? sent
      : Object.fromEntries(
          Object.entries(sent).map(([name, value]) => [byLower.get(name.toLowerCase()) ?? name, value]),
        );
}

const UserId = z.string().max(100);
const IfMatch = z.string().max(200).optional();
const asked = { headers: { ifMatch: 'if-match' } } as const;
const schemas = z.array(z.string().max(200)).max(20).optional();
const userFields = {
  schemas,
  userName: line(254),
  externalId: line(254).nullish(),
  displayName: z.string().max(254).nullish(),
  active: z.union([z.boolean(), z.string().max(5)]).nullish(),
};
/** Providers put words of their own into addresses (`?aadOptscim062020` of Entra ID): those are passed over. */
const common = { dialect: scim, access: holding(provisionAccounts) } as const;
const writing = [
  'provisioning.invalid-value',
  'provisioning.user-name-taken',
  'identity.identifier-taken',
  'identity.no-identifier',
  'organization.nip-taken',
  'organization.nip-invalid',
];
const changing = [
  ...writing,
  'provisioning.number-stays',
  'provisioning.changed-meanwhile',
  'identity.own-account',
];

/** Accounts for identity providers, by SCIM 2.0. */
export const users = {
  list: operation({
    ...common,
    id: 'provisioning.list-users',
    method: 'GET',
    path: '/scim/v2/Users',
    summary: 'Accounts of the agency that a filter lets through, the oldest first.',
    input: z.object({ ...question, ...selection }),
    output: ListOfUsers,
    errors: ['provisioning.invalid-filter'],
  }),
  search: operation({
    ...common,
    id: 'provisioning.search-users',
    method: 'POST',
    path: '/scim/v2/Users/.search',
    summary: 'The same with the question in the body, so that nothing of it stands in an address.',
    input: z.strictObject({
      ...question,
      schemas,
      attributes: z.array(z.string().max(200)).max(50).optional(),
      excludedAttributes: z.array(z.string().max(200)).max(50).optional(),
    }),
    output: ListOfUsers,
    errors: ['provisioning.invalid-filter'],
  }),
  show: operation({
    ...common,
    id: 'provisioning.show-user',
    method: 'GET',
    path: '/scim/v2/Users/:userId',
    summary: 'One account.',
    input: z.object({ userId: UserId, ...selection }),
    output: ScimUser,
  }),
  create: operation({
    ...common,
    id: 'provisioning.create-user',
    method: 'POST',
    path: '/scim/v2/Users',
    summary:
      'Makes an account, for the person whose NIP is told or for a new one, who has no post and no right before somebody gives one.',
    makes: true,
    input: z.preprocess(withNames(Object.keys(userFields)), z.looseObject(userFields)),
    output: ScimUser,
    errors: [...writing, 'identity.account-exists'],
  }),
  replace: operation({
    ...common,
    ...asked,
    id: 'provisioning.replace-user',
    method: 'PUT',
    path: '/scim/v2/Users/:userId',
    summary: 'Tells an account anew; of the person nothing is taken away by silence.',
    input: z.preprocess(
      withNames(Object.keys(userFields)),
      z.looseObject({ userId: UserId, ifMatch: IfMatch, ...userFields }),
    ),
    output: ScimUser,
    errors: changing,
  }),
  change: operation({
    ...common,
    ...asked,
    id: 'provisioning.change-user',
    method: 'PATCH',
    path: '/scim/v2/Users/:userId',
    summary:
      'Changes an account by steps (RFC 7644 §3.5.2); `active: false` ends its sessions and keys at once.',
    input: z.preprocess(
      withNames(['schemas', 'Operations']),
      z.strictObject({
        userId: UserId,
        ifMatch: IfMatch,
        schemas,
        Operations: z
          .array(
            z.strictObject({
              op: z
                .string()
                .max(10)
                .transform((op) => op.toLowerCase())
                .pipe(z.enum(['add', 'replace', 'remove'])),
              path: z.string().max(500).optional(),
              value: z.unknown().optional(),
            }),
          )
          .min(1)
          .max(100),
      }),
    ),
    output: ScimUser,
    errors: [...changing, 'provisioning.invalid-path', 'provisioning.no-target'],
  }),
  remove: operation({
    ...common,
    ...asked,
    id: 'provisioning.remove-user',
    method: 'DELETE',
    path: '/scim/v2/Users/:userId',
    summary: 'Disables the account and takes it from the list; the person stays.',
    input: z.object({ userId: UserId, ifMatch: IfMatch }),
    output: undefined,
    errors: ['provisioning.changed-meanwhile', 'identity.own-account'],
  }),
};
