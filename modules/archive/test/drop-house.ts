import { newId } from '#core/contract/ids.ts';
import { newToken } from '#modules/identity/server/token.ts';
import type { Official } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';

/** A key of the person with the rights that a drop folder needs. */
export async function dropKey(
  house: TestHouse,
  person: Official,
  scopes = ['archive.file'],
): Promise<string> {
  const { token, hash } = newToken('key');
  const now = house.clock.now();
  await house.owner(
    `insert into identity.api_key (agency_id, id, account_id, person_id, zone, name, token_hash, scopes, created_at, expires_at)
     select agency_id, $2, id, person_id, 'Asia/Jakarta', 'Folder taruh', $3, $4, $5, $5::timestamptz + interval '1 year'
     from identity.account where person_id = $1`,
    [person.personId, newId(), hash, scopes, now],
  );
  return token;
}

/** Sends a request to the drop folder, as a client that signed in with the key. */
export async function dav(house: TestHouse, key: string, method: string, path: string, more: DavMore = {}) {
  const authorization = `Basic ${Buffer.from(`siapa saja:${key}`).toString('base64')}`;
  return house.server.inject({
    method: method as 'GET',
    url: `/dav${path}`,
    headers: { authorization, ...more.headers },
    ...(more.body === undefined ? {} : { payload: more.body }),
  });
}
interface DavMore {
  headers?: Record<string, string>;
  body?: Buffer | string;
}
