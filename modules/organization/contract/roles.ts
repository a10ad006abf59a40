import { z } from 'zod';
import { holding, operation } from '#core/contract/operation.ts';
import { line } from '#core/contract/schemas.ts';
import { rolesManage } from './permissions.ts';
import { RoleId, RoleView } from './shapes.ts';

const Permissions = z.array(z.string().max(80)).max(200);

export const roles = {
  list: operation({
    id: 'roles.list',
    method: 'GET',
    path: '/api/roles',
    summary: 'The roles of the agency, and every right that a role can have.',
    access: holding(rolesManage),
    input: z.strictObject({}),
    output: z.object({
      items: z.array(RoleView),
      permissions: z.array(z.string()),
      can: z.object({ create: z.boolean() }),
    }),
  }),
  create: operation({
    id: 'roles.create',
    method: 'POST',
    path: '/api/roles',
    summary: 'Creates a role; for who holds the right on the whole agency.',
    access: holding(rolesManage),
    stepUp: true,
    input: z.strictObject({
      name: line(80),
      permissions: Permissions,
      forSecretaries: z.boolean().default(true),
    }),
    output: RoleView,
    errors: ['organization.role-name-taken', 'organization.permission-unknown'],
  }),
  change: operation({
    id: 'roles.change',
    method: 'PATCH',
    path: '/api/roles/:roleId',
    summary: 'Changes a role wherever it is assigned; for who holds the right on the whole agency.',
    access: holding(rolesManage),
    stepUp: true,
    input: z.strictObject({
      roleId: RoleId,
      name: line(80).optional(),
      permissions: Permissions.optional(),
      forSecretaries: z.boolean().optional(),
    }),
    output: RoleView,
    errors: ['organization.role-name-taken', 'organization.permission-unknown'],
  }),
};
