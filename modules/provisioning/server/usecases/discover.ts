import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { discovery, ResourceTypeView, SchemaView } from '../../contract/discovery.ts';
import {
  commonAttributes,
  enterpriseAttributes,
  enterpriseUrn,
  listUrn,
  userAttributes,
  userUrn,
} from '../../contract/schema.ts';
import { mostUsers } from '../../contract/users.ts';
import { parseFilter } from '../rules/parse-filter.ts';

const schemaUrn = 'urn:ietf:params:scim:schemas:core:2.0:';
const addressIn = (ctx: TxContext, path: string) => `${ctx.publicUrl}/scim/v2/${path}`;

function listOf<T>(items: T[]) {
  const { length } = items;
  return { schemas: [listUrn], totalResults: length, startIndex: 1, itemsPerPage: length, Resources: items };
}

export async function showConfig(ctx: TxContext): Promise<OutputOf<typeof discovery.config>> {
  return {
    schemas: [`${schemaUrn}ServiceProviderConfig`],
    documentationUri: `${ctx.publicUrl}/api/reference`,
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: mostUsers },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A key of Pendopo with the scope accounts.provision.',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: addressIn(ctx, 'ServiceProviderConfig') },
  };
}

function userType(ctx: TxContext): ResourceTypeView {
  return {
    schemas: [`${schemaUrn}ResourceType`],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    description: 'An account of the agency.',
    schema: userUrn,
    schemaExtensions: [{ schema: enterpriseUrn, required: false }],
    meta: { resourceType: 'ResourceType', location: addressIn(ctx, 'ResourceTypes/User') },
  };
}

export async function listResourceTypes(ctx: TxContext): Promise<OutputOf<typeof discovery.resourceTypes>> {
  return listOf([userType(ctx)]);
}

export async function showResourceType(
  ctx: TxContext,
  { name }: InputOf<typeof discovery.resourceType>,
): Promise<ResourceTypeView> {
  ensure(name === 'User', 'core.not-found');
  return userType(ctx);
}

function schemasOf(ctx: TxContext): SchemaView[] {
  const externalId = commonAttributes.filter(({ name }) => name === 'externalId');
  const view = (id: string, name: string, description: string, attributes: readonly unknown[]) =>
    ({
      schemas: [`${schemaUrn}Schema`],
      id,
      name,
      description,
      attributes,
      meta: { resourceType: 'Schema', location: addressIn(ctx, `Schemas/${id}`) },
    }) as SchemaView;
  return [
    view(userUrn, 'User', 'An account and its person.', [...externalId, ...userAttributes]),
    view(enterpriseUrn, 'EnterpriseUser', 'The person as employee.', enterpriseAttributes),
  ];
}

export async function listSchemas(ctx: TxContext): Promise<OutputOf<typeof discovery.schemas>> {
  return listOf(schemasOf(ctx));
}

export async function showSchema(
  ctx: TxContext,
  { schema }: InputOf<typeof discovery.schema>,
): Promise<SchemaView> {
  return found(schemasOf(ctx).find(({ id }) => id === schema));
}

/** Roles are given in Pendopo, so that a provider can neither see nor give rights: there are no groups. */
export async function listGroups(
  _ctx: TxContext,
  { filter }: InputOf<typeof discovery.groups>,
): Promise<OutputOf<typeof discovery.groups>> {
  if (filter?.trim()) parseFilter(filter);
  return listOf([]);
}
