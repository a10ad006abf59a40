import { keys } from '#modules/identity/contract/keys.ts';
import type { SmallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';

export interface Heard {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a stranger reads has no type
  body: any;
  headers: Record<string, unknown>;
}

/** How a program asks: its key, its media type. */
export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Heard>;

export function asking(house: TestHouse, token: string | undefined): Ask {
  return async (method, path, body, headers = {}) => {
    const answer = await house.server.inject({
      method: method as 'GET',
      url: `/scim/v2${path}`,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json; charset=utf-8' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const text = answer.body;
    return { status: answer.statusCode, body: text ? JSON.parse(text) : undefined, headers: answer.headers };
  };
}

/** An identity provider with a key of the administrator, whose role is given the right. */
export async function identityProvider(
  house: TestHouse,
  office: SmallOffice,
  scopes = ['accounts.provision'],
): Promise<Ask> {
  await house.owner(
    `update organization.role set permissions = array_append(permissions, 'accounts.provision')
     where agency_id = $1 and name = 'admin' and not 'accounts.provision' = any (permissions)`,
    [office.agencyId],
  );
  const made = { name: 'Penyedia identitas', scopes, expiresAt: '2027-06-01T00:00:00Z' };
  return asking(house, (await office.admin.call(keys.create, made)).key);
}
