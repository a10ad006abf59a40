import { z } from 'zod';
import { holding, operation } from '#core/contract/operation.ts';
import { provisionAccounts } from './permissions.ts';
import { scim } from './scim.ts';

const yes = z.object({ supported: z.boolean() });
const Meta = z.object({ resourceType: z.string(), location: z.string() });
const schemas = z.array(z.string());

const Description = {
  name: z.string(),
  type: z.string(),
  multiValued: z.boolean(),
  description: z.string(),
  required: z.boolean(),
  caseExact: z.boolean(),
  mutability: z.string(),
  returned: z.string(),
  uniqueness: z.string(),
};
const SchemaView = z.object({
  schemas,
  id: z.string(),
  name: z.string(),
  description: z.string(),
  attributes: z.array(z.object({ ...Description, subAttributes: z.array(z.object(Description)).optional() })),
  meta: Meta,
});
export type SchemaView = z.output<typeof SchemaView>;

const ResourceTypeView = z.object({
  schemas,
  id: z.string(),
  name: z.string(),
  endpoint: z.string(),
  description: z.string(),
  schema: z.string(),
  schemaExtensions: z.array(z.object({ schema: z.string(), required: z.boolean() })),
  meta: Meta,
});
export type ResourceTypeView = z.output<typeof ResourceTypeView>;

function listOf<T extends z.ZodType>(item: T) {
  return z.object({
    schemas,
    totalResults: z.int(),
    startIndex: z.int(),
    itemsPerPage: z.int(),
    Resources: z.array(item),
  });
}

const common = { dialect: scim, access: holding(provisionAccounts), method: 'GET' } as const;
const nothing = z.object({});
const Name = z.string().max(200);

/** What a client can find out of this server (RFC 7644 §4), and the groups, of which there are none. */
export const discovery = {
  config: operation({
    ...common,
    id: 'provisioning.show-config',
    path: '/scim/v2/ServiceProviderConfig',
    summary: 'What of SCIM 2.0 is served.',
    input: nothing,
    output: z.object({
      schemas,
      documentationUri: z.string(),
      patch: yes,
      bulk: yes.extend({ maxOperations: z.int(), maxPayloadSize: z.int() }),
      filter: yes.extend({ maxResults: z.int() }),
      changePassword: yes,
      sort: yes,
      etag: yes,
      authenticationSchemes: z.array(
        z.object({ type: z.string(), name: z.string(), description: z.string(), primary: z.boolean() }),
      ),
      meta: Meta,
    }),
  }),
  resourceTypes: operation({
    ...common,
    id: 'provisioning.list-resource-types',
    path: '/scim/v2/ResourceTypes',
    summary: 'The kinds of resources: users alone.',
    input: nothing,
    output: listOf(ResourceTypeView),
  }),
  resourceType: operation({
    ...common,
    id: 'provisioning.show-resource-type',
    path: '/scim/v2/ResourceTypes/:name',
    summary: 'One kind of resource.',
    input: z.object({ name: Name }),
    output: ResourceTypeView,
  }),
  schemas: operation({
    ...common,
    id: 'provisioning.list-schemas',
    path: '/scim/v2/Schemas',
    summary: 'The schemas of a user, with every attribute that is kept.',
    input: nothing,
    output: listOf(SchemaView),
  }),
  schema: operation({
    ...common,
    id: 'provisioning.show-schema',
    path: '/scim/v2/Schemas/:schema',
    summary: 'One schema.',
    input: z.object({ schema: Name }),
    output: SchemaView,
  }),
  groups: operation({
    ...common,
    id: 'provisioning.list-groups',
    path: '/scim/v2/Groups',
    summary: 'Groups: always none, since roles are given in Pendopo.',
    input: z.object({
      filter: z.string().max(1_000).optional(),
      startIndex: z.coerce.number().int().min(-2_147_483_647).max(2_147_483_647).optional(),
      count: z.coerce.number().int().min(-2_147_483_647).max(2_147_483_647).optional(),
      attributes: z.string().max(1_000).optional(),
      excludedAttributes: z.string().max(1_000).optional(),
      sortBy: Name.optional(),
      sortOrder: z.string().max(20).optional(),
    }),
    output: listOf(z.object({ schemas, id: z.string() })),
    errors: ['provisioning.invalid-filter'],
  }),
};
