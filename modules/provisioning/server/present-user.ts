import type { TxContext } from '#core/session/context.ts';
import { enterpriseUrn, userUrn } from '../contract/schema.ts';
import type { ScimUser } from '../contract/users.ts';
import type { AccountRow } from './accounts.queries.ts';
import { type Selection, selectAttributes } from './rules/select-attributes.ts';

/** The version of an account, weak because it says the same in other words too (RFC 7644 §3.14). */
export function versionOf({ version }: Pick<AccountRow, 'version'>): string {
  return `W/"${version}"`;
}

/** An account as SCIM writes a user, with the attributes that were asked for. */
export function presentUser(ctx: TxContext, row: AccountRow, selection: Selection = {}): ScimUser {
  const { document } = row;
  const user: ScimUser = {
    schemas: [userUrn, ...(document[enterpriseUrn] ? [enterpriseUrn] : [])],
    id: row.id,
    ...document,
    active: row.active,
    meta: {
      resourceType: 'User',
      created: row.createdAt.toISOString(),
      lastModified: row.changedAt.toISOString(),
      location: `${ctx.publicUrl}/scim/v2/Users/${row.id}`,
      version: versionOf(row),
    },
  };
  return selectAttributes(user, selection);
}
