import { type Route, route } from '#core/http/route.ts';
import { discovery } from '../contract/discovery.ts';
import { users } from '../contract/users.ts';
import { changeUser } from './usecases/change-user.ts';
import { createUser } from './usecases/create-user.ts';
import {
  listGroups,
  listResourceTypes,
  listSchemas,
  showConfig,
  showResourceType,
  showSchema,
} from './usecases/discover.ts';
import { listUsers } from './usecases/list-users.ts';
import { removeUser } from './usecases/remove-user.ts';
import { replaceUser } from './usecases/replace-user.ts';
import { showUser } from './usecases/show-user.ts';

export const provisioningRoutes: readonly Route[] = [
  route(users.list, listUsers),
  route(users.search, listUsers),
  route(users.show, showUser),
  route(users.create, createUser),
  route(users.replace, replaceUser),
  route(users.change, changeUser),
  route(users.remove, removeUser),
  route(discovery.config, showConfig),
  route(discovery.resourceTypes, listResourceTypes),
  route(discovery.resourceType, showResourceType),
  route(discovery.schemas, listSchemas),
  route(discovery.schema, showSchema),
  route(discovery.groups, listGroups),
];
